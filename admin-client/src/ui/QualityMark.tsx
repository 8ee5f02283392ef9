import { useT } from '@mado/client/i18n/in-locale.tsx';
import { CheckIcon, InfoIcon, WarningIcon } from '@mado/client/ui/icons/signs.tsx';
import type { Verdict } from '@mado/core/domain/quality.ts';
import styles from './QualityMark.module.css';

const signs = { good: CheckIcon, fair: InfoIcon, poor: WarningIcon } satisfies Record<Verdict, unknown>;

/** How picture and sound of a call were: a sign and words, of which colour is only an echo. */
export function QualityMark({ verdict }: { verdict: Verdict }) {
  const t = useT('admin');
  const Sign = signs[verdict];
  return (
    <span className={styles.mark} data-testid="quality-verdict" data-verdict={verdict}>
      <Sign className={styles.sign} />
      {t(`quality.verdict.${verdict}`)}
    </span>
  );
}
