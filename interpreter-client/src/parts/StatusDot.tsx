import { classes } from '@mado/client/ui/classes.ts';
import type { Standing } from '../logic/standing.ts';
import styles from './StatusDot.module.css';

/** A dot whose shape differs with the status, not its colour alone. The words stand beside it. */
export const StatusDot = ({ standing }: { standing: Standing }) => (
  <span className={classes(styles.dot, styles[standing])} aria-hidden="true" />
);
