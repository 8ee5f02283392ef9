import { useId, type ReactNode } from 'react';
import styles from './Section.module.css';

interface SectionProps {
  title: string;
  children: ReactNode;
  'data-testid'?: string;
}

/** One matter of the account, under its own heading. */
export function Section({ title, children, ...rest }: SectionProps) {
  const id = useId();
  return (
    <section {...rest} className={styles.section} aria-labelledby={id}>
      <h2 className={styles.title} id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}
