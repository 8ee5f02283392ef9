import type { InterpreterStatus } from '@mado/core/domain/presence.ts';
import { classes } from '@mado/client/ui/classes.ts';
import styles from './Pane.module.css';

/** The window: lit when calls come in, its blind half down on a break, shuttered when closed. */
export const Pane = ({ light }: { light: InterpreterStatus }) => (
  <svg className={styles.pane} viewBox="0 0 200 176" aria-hidden="true" focusable="false">
    <rect className={classes(styles.glass, styles[light])} x="22" y="10" width="156" height="138" rx="6" />
    {light === 'available' && <Outside />}
    {light !== 'available' && <Blind slats={light === 'break' ? 5 : 11} />}
    <path className={styles.bars} d="M100 10v138M22 79h156" />
    <rect className={styles.frame} x="22" y="10" width="156" height="138" rx="6" />
    <path className={styles.sill} d="M10 156h180" />
  </svg>
);

/** A morning over the hills. */
const Outside = () => (
  <>
    <circle className={styles.sun} cx="136" cy="56" r="17" />
    <path className={styles.far} d="M22 112c30-22 52-20 78-4s50 10 78-8v48H22z" />
    <path className={styles.near} d="M22 130c34-14 60-8 88 0s48 4 68-6v24H22z" />
  </>
);

const Blind = ({ slats }: { slats: number }) => (
  <g className={styles.blind}>
    {Array.from({ length: slats }, (_, index) => (
      <rect key={index} x="25" y={13 + index * 12} width="150" height="10" rx="2" />
    ))}
    <path className={styles.cord} d={`M164 ${13 + slats * 12}v6`} />
  </g>
);
