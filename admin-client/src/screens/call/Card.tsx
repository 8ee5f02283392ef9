import type { ReactNode } from 'react';
import styles from './Card.module.css';

interface CardProps {
  /** Names it, once on its page. */
  id: string;
  title: string;
  /** At the end of the heading. */
  beside?: ReactNode;
  children: ReactNode;
}

/** One of the parts that a call's page is made of. */
export const Card = ({ id, title, beside, children }: CardProps) => (
  <section className={styles.card} aria-labelledby={id}>
    <div className={styles.heading}>
      <h2 id={id}>{title}</h2>
      {beside}
    </div>
    {children}
  </section>
);
