import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { useStore } from '@mado/client/socket/store.ts';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import type { ReactNode } from 'react';
import { useAdmin } from '../admin.ts';
import { useDateText } from '../log/use-date-text.ts';
import styles from './Page.module.css';
import { TopBar } from './TopBar.tsx';

interface PageProps {
  name: string;
  title: string;
  /** When what is shown was read; null while there is nothing. */
  readAt: number | null;
  children: ReactNode;
}

/** A page of those that people work with: the bar, the line's standing, and what it is about. */
export function Page({ name, title, readAt, children }: PageProps) {
  const t = useT('admin');
  const { time } = useDateText();
  const { socket, live } = useAdmin();
  const { phase } = useStore(socket.connection);
  const lostAt = useStore(live.lostAt);
  return (
    <Screen name={name} title={title} lang={useLocale()} className={styles.page}>
      <a className={styles.skip} href="#content">
        {t('nav.skip')}
      </a>
      <TopBar />
      <main id="content" tabIndex={-1} className={styles.main}>
        {phase === 'offline' && readAt !== null && (
          <Banner kind="warning">{t('offline.banner', { time: time(lostAt ?? readAt) })}</Banner>
        )}
        {children}
      </main>
    </Screen>
  );
}
