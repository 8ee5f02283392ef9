import type { Diagnosis } from '@mado/core/domain/quality-diagnosis.ts';
import type { Lowered } from '@mado/core/protocol/media.ts';
import { useT } from '../i18n/in-locale.tsx';
import { Banner } from '../ui/Banner.tsx';
import { loweredWords } from './lowered.ts';
import styles from './QualityNotice.module.css';

/** How a call goes at present. */
export interface CallConditions {
  readonly quality: Diagnosis;
  /** Less than all of the other side is sent to us; less than all is sent by us. */
  readonly seen: Lowered | null;
  readonly sent: Lowered | null;
}

export const isAllWell = ({ quality, seen, sent }: CallConditions): boolean =>
  quality === 'well' && seen === null && sent === null;

interface QualityNoticeProps extends CallConditions {
  /** Something graver is being said: one thing to read at a time. */
  isHushed: boolean;
}

/**
 * Why the picture stutters or the sound breaks up, or what is given up so that they do not, in words, beside the picture;
 * nothing while all is well.
 */
export function QualityNotice({ isHushed, ...conditions }: QualityNoticeProps) {
  const { quality, seen, sent } = conditions;
  const words = useWords(conditions);
  return (
    <div
      className={styles.notice}
      data-testid="quality"
      data-quality={quality}
      data-seen={seen?.rung ?? 'full'}
      data-sent={sent?.rung ?? 'full'}
    >
      {words !== null && !isHushed && <Banner kind="info">{words}</Banner>}
    </div>
  );
}

function useWords({ quality, seen, sent }: CallConditions): string | null {
  const t = useT('common');
  const lowered = loweredWords(seen, sent);
  // It says why the picture stutters, where it does, and what becomes of it.
  if (lowered === null) return quality === 'well' ? null : t(`quality.${quality}`);
  const { cause, where, whose, what } = lowered;
  return t('lowered.both', {
    why: t(`lowered.${cause}.${where}`),
    what: t(`lowered.${whose}.${what}`),
  });
}
