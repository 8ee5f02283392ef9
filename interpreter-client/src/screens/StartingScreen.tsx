import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import { Spinner } from '@mado/client/ui/Spinner.tsx';
import { Header } from '../parts/Header.tsx';
import styles from './StartingScreen.module.css';

/** Until the server has said how things stand. */
export function StartingScreen() {
  const t = useT('interpreter');
  return (
    <Screen name="starting" title={t('title')} lang={useLocale()}>
      <Header />
      <main className={styles.main}>
        <Spinner label={t('starting')} />
      </main>
    </Screen>
  );
}
