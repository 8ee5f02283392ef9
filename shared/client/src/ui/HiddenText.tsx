import type { ReactNode } from 'react';
import styles from './HiddenText.module.css';

interface HiddenTextProps {
  children: ReactNode;
  as?: 'span' | 'p' | 'h1' | 'h2' | 'caption';
  /** Told when it changes, once the screen reader has time. */
  isLive?: boolean;
}

/** Words for screen readers alone, where the picture says it to everybody else. */
export const HiddenText = ({ children, as: Element = 'span', isLive = false }: HiddenTextProps) => (
  <Element className={styles.hidden} {...(isLive ? { 'aria-live': 'polite' as const } : {})}>
    {children}
  </Element>
);
