import type { ReactNode } from 'react';
import styles from './Soft.module.css';

/** Words that matter less than those around them. */
export const Soft = ({ children, isHidden = false }: { children: ReactNode; isHidden?: boolean }) => (
  <span className={styles.soft} aria-hidden={isHidden}>
    {children}
  </span>
);
