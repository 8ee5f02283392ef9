import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import { Spinner } from '@mado/client/ui/Spinner.tsx';
import { StaffStrip } from '../parts/StaffStrip.tsx';
import styles from './Starting.module.css';

/** Nothing is known yet. Until it is, this is no more than being offline. */
export function Starting() {
  const t = useT('tablet');
  return (
    <Screen name="offline" title={t('title')} lang={useLocale()}>
      <StaffStrip />
      <main className={styles.main}>
        <Spinner label={t('starting')} />
      </main>
    </Screen>
  );
}
