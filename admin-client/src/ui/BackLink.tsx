import { BackIcon } from '@mado/client/ui/icons/signs.tsx';
import type { ReactNode } from 'react';
import { Link } from '../routing/Link.tsx';
import styles from './BackLink.module.css';

/** The way back to the page that this one belongs to. */
export const BackLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className={styles.back}>
    <BackIcon className={styles.sign} />
    {children}
  </Link>
);
