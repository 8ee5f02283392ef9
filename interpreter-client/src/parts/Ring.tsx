import { clockText } from '@mado/client/i18n/elapsed.ts';
import type { Countdown } from '../logic/countdown.ts';
import styles from './Ring.module.css';

interface RingProps {
  left: Countdown;
  /** What the time is of. */
  label: string;
  /** Seconds as a bare number, for short times. */
  unit?: string;
}

/** A time that runs out: a ring for the glance, a number for the eye. Not read out each second. */
export function Ring({ left, label, unit }: RingProps) {
  return (
    <div className={styles.ring} role="timer" aria-label={label}>
      <svg className={styles.drawing} viewBox="0 0 120 120" aria-hidden="true" focusable="false">
        <circle className={styles.track} cx="60" cy="60" r="54" />
        <circle
          className={styles.rest}
          cx="60"
          cy="60"
          r="54"
          pathLength="1"
          strokeDasharray="1"
          strokeDashoffset={1 - left.share}
        />
      </svg>
      <span className={styles.number}>
        {unit === undefined ? clockText(left.seconds) : left.seconds}
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      </span>
    </div>
  );
}
