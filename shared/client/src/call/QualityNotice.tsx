import type { Diagnosis } from '@mado/core/domain/quality-diagnosis.ts';
import { useT } from '../i18n/in-locale.tsx';
import { Banner } from '../ui/Banner.tsx';
import styles from './QualityNotice.module.css';

interface QualityNoticeProps {
  quality: Diagnosis;
  /** Something graver is being said: one thing to read at a time. */
  isHushed: boolean;
}

/** Why the picture stutters or the sound breaks up, in words, beside the picture; nothing while all is well. */
export function QualityNotice({ quality, isHushed }: QualityNoticeProps) {
  const t = useT('common');
  return (
    <div className={styles.notice} data-testid="quality" data-quality={quality}>
      {quality !== 'well' && !isHushed && <Banner kind="info">{t(`quality.${quality}`)}</Banner>}
    </div>
  );
}
