import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { ErrorIcon, InfoIcon, WarningIcon } from './icons/signs.tsx';
import styles from './Banner.module.css';

const icons = { info: InfoIcon, warning: WarningIcon, error: ErrorIcon };

interface BannerProps {
  kind: keyof typeof icons;
  children: ReactNode;
  action?: ReactNode;
}

/** Says what is going on, in words and with a sign. Errors interrupt a screen reader, the others wait. */
export function Banner({ kind, children, action }: BannerProps) {
  const Sign = icons[kind];
  return (
    <div className={classes(styles.banner, styles[kind])} role={kind === 'error' ? 'alert' : 'status'}>
      <Sign className={styles.sign} />
      <div className={styles.words}>{children}</div>
      {action}
    </div>
  );
}
