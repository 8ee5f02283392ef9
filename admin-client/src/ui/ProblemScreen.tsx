import { useLocale } from '@mado/client/i18n/in-locale.tsx';
import { ErrorScreen } from '@mado/client/ui/ErrorScreen.tsx';
import type { ReactNode } from 'react';
import styles from './Page.module.css';
import { TopBar } from './TopBar.tsx';

interface ProblemScreenProps {
  name?: 'error' | 'offline' | 'forbidden';
  title: string;
  text: ReactNode;
  actions: ReactNode;
  code?: string;
}

/** A page that cannot be shown: says why, and leaves the way to the others open. */
export function ProblemScreen({ name = 'error', ...rest }: ProblemScreenProps) {
  const header = (
    <div className={styles.page}>
      <TopBar />
    </div>
  );
  return <ErrorScreen {...rest} name={name} lang={useLocale()} header={header} />;
}
