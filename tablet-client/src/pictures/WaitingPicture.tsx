import { Person, ink } from '@mado/client/ui/language-picture/figure.tsx';
import { classes } from '@mado/client/ui/classes.ts';
import type { Language } from '@mado/core/domain/language.ts';
import styles from './WaitingPicture.module.css';

/** The interpreter: a person with a headset, in a window. */
const Interpreter = () => (
  <g>
    <Person clothes="#006173" mouth="smile" bun />
    <path d="M24 60C22 20 40 8 60 8s38 12 36 52" fill="none" stroke="#c9c2b6" strokeWidth="6" />
    <rect x="15" y="50" width="16" height="26" rx="7" fill={ink} />
    <rect x="89" y="50" width="16" height="26" rx="7" fill={ink} />
    <path d="M97 74c0 14-10 20-22 20" fill="none" stroke={ink} strokeWidth="4" />
    <circle cx="73" cy="94" r="5" fill={ink} />
  </g>
);

/** You here, somebody in a window there: grey while we look, lit and ringing once somebody is called. */
export const WaitingPicture = ({ language, ringing }: { language: Language; ringing: boolean }) => (
  <svg
    className={classes(styles.picture, ringing && styles.ringing)}
    viewBox="0 0 480 180"
    aria-hidden="true"
    focusable="false"
  >
    <g transform="translate(20 16)">
      <Person clothes={language.modality === 'sign' ? '#007f93' : '#d9722e'} mouth="smile" />
    </g>
    <g className={styles.path} fill="var(--primary)">
      {[0, 1, 2, 3, 4].map((step) => (
        <circle key={step} cx={176 + step * 26} cy="100" r="7" />
      ))}
    </g>
    <g className={styles.window}>
      <rect className={styles.pane} x="318" y="8" width="152" height="168" rx="20" />
      <svg className={styles.interpreter} x="322" y="12" width="144" height="163" overflow="hidden">
        <g transform="translate(12 4)">
          <Interpreter />
        </g>
      </svg>
    </g>
    <g className={styles.rings} fill="none" stroke="#b8460b" strokeWidth="6" strokeLinecap="round">
      <path d="M306 30c-6 8-6 20 0 28" />
      <path d="M292 20c-12 14-12 34 0 48" />
    </g>
  </svg>
);
