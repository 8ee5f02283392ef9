import { useT } from '@mado/client/i18n/in-locale.tsx';
import { useEffect, useRef } from 'react';
import { followLevel } from '../../media/follow-level.ts';
import styles from './MicrophoneLevel.module.css';

/** A bar that moves with one's voice. */
export function MicrophoneLevel({ stream }: { stream: MediaStream }) {
  const t = useT('interpreter');
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(
    () => followLevel(stream, (level) => bar.current?.style.setProperty('--level', level.toFixed(2))),
    [stream],
  );
  return (
    <div className={styles.level}>
      <span className={styles.name}>{t('check.level')}</span>
      <span className={styles.track} aria-hidden="true">
        <span ref={bar} className={styles.bar} />
      </span>
      <span className={styles.hint}>{t('check.speak')}</span>
    </div>
  );
}
