import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { ErrorIcon, InfoIcon, WarningIcon } from './icons/signs.tsx';
import styles from './Banner.module.css';

const icons = { info: InfoIcon, warning: WarningIcon, error: ErrorIcon };

interface BannerProps {
  kind: keyof typeof icons;
  children: ReactNode;
  /** Not told to screen readers by itself: for what changes all the time. */
  detail?: ReactNode;
  action?: ReactNode;
}

/** Says what is going on, in words and with a sign. Errors interrupt a screen reader, the others wait. */
export function Banner({ kind, children, detail, action }: BannerProps) {
  const Sign = icons[kind];
  return (
    <div className={classes(styles.banner, styles[kind])}>
      <Sign className={styles.sign} />
      <div className={styles.words}>
        <div role={kind === 'error' ? 'alert' : 'status'}>{children}</div>
        {detail !== undefined && <div className={styles.detail}>{detail}</div>}
      </div>
      {action}
    </div>
  );
}
