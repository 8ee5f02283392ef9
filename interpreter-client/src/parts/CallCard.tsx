import { classes } from '@mado/client/ui/classes.ts';
import { useId, type ReactNode } from 'react';
import styles from './CallCard.module.css';

interface CallCardProps {
  title: string;
  hint?: string;
  /** How long it is shown. */
  ring: ReactNode;
  /** Somebody waits for an answer: it is told at once, and stands out. */
  isUrgent?: boolean;
  children: ReactNode;
}

/** Before a call and after it: the one thing on the screen, for a time that runs. */
export function CallCard({ title, hint, ring, isUrgent = false, children }: CallCardProps) {
  const id = useId();
  return (
    <main className={styles.main}>
      <section className={classes(styles.card, isUrgent && styles.urgent)} aria-labelledby={id}>
        <div className={styles.head}>
          <div {...(isUrgent && { role: 'alert' })}>
            <h1 className={styles.title} id={id}>
              {title}
            </h1>
            {hint !== undefined && <p className={styles.hint}>{hint}</p>}
          </div>
          {ring}
        </div>
        {children}
      </section>
    </main>
  );
}
