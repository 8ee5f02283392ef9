import { useRef, type ReactNode } from 'react';
import { useArrival } from '../routing/place.ts';
import styles from './PageHeading.module.css';

interface PageHeadingProps {
  title: string;
  /** Beside it, in a few words. */
  beside?: ReactNode;
  /** What can be done on the page. */
  actions?: ReactNode;
  /** The page puts its reader where they were. */
  keepsPlace?: boolean;
}

/** What a page is. Whoever comes to it begins here. */
export function PageHeading({ title, beside, actions, keepsPlace = false }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading, !keepsPlace);
  return (
    <div className={styles.heading}>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      {beside !== undefined && <p className={styles.beside}>{beside}</p>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
