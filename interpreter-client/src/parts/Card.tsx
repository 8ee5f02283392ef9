import { classes } from '@mado/client/ui/classes.ts';
import { useId, type ReactNode } from 'react';
import styles from './Card.module.css';

/** One matter of the console, under its own heading. */
export function Card({
  title,
  className,
  children,
}: {
  title: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes(styles.card, className)} aria-labelledby={id}>
      <h2 className={styles.title} id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}
