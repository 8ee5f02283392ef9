import { useEffect, useRef, type ReactNode } from 'react';
import styles from './Sheet.module.css';

interface SheetProps {
  title: string;
  /** A screen reader begins at the title each time that another matter takes the sheet. */
  matter: string;
  children: ReactNode;
}

/** One matter in the middle of a screen that has no other. */
export function Sheet({ title, matter, children }: SheetProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(matter);
  useEffect(() => {
    if (first.current === matter) return;
    first.current = matter;
    // A field that took the focus by itself keeps it.
    if (document.activeElement?.matches('input') !== true) heading.current?.focus();
  }, [matter]);
  return (
    <div className={styles.around}>
      <main className={styles.main}>
        <h1 className={styles.title} ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </main>
    </div>
  );
}
