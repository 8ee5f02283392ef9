import type { ReactNode } from 'react';
import styles from './Summary.module.css';

/** One line of the summary. */
export const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={styles.fact}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
