import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { Means } from '../../people/means.ts';
import { CodeIcon, PasskeyIcon, PasswordIcon } from '../../ui/icons.tsx';
import styles from './PeopleTable.module.css';

const signs = { password: PasswordIcon, code: CodeIcon, passkey: PasskeyIcon } satisfies Record<
  Means,
  unknown
>;

/** One way in which somebody signs in. */
export function MeansTag({ means }: { means: Means }) {
  const t = useT('admin');
  const Sign = signs[means];
  return (
    <li className={styles.mean}>
      <Sign className={styles.sign} />
      {t(`people.means.${means}`)}
    </li>
  );
}
