import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { ErrorScreen } from '@mado/client/ui/ErrorScreen.tsx';
import { Header } from '../parts/Header.tsx';
import { Pane } from '../parts/Pane.tsx';

/** The line is lost and there is no call to stay in. */
export function OfflineScreen() {
  const t = useT('interpreter');
  return (
    <ErrorScreen
      name="offline"
      lang={useLocale()}
      header={<Header />}
      picture={<Pane light="offline" />}
      title={t('offline.title')}
      text={
        <>
          <p>{t('offline.text')}</p>
          <p>{t('offline.after')}</p>
        </>
      }
    />
  );
}
