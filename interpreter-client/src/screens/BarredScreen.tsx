import { NetworkRequest } from '@mado/client/connectivity/NetworkRequest.tsx';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { ErrorScreen } from '@mado/client/ui/ErrorScreen.tsx';
import { Header } from '../parts/Header.tsx';

/** The network lets the page through and no line: it takes somebody else to change that. */
export function BarredScreen() {
  const t = useT('interpreter');
  return (
    <ErrorScreen
      name="offline"
      lang={useLocale()}
      header={<Header />}
      // What is to be read needs the room.
      picture={null}
      title={t('barred.title')}
      text={
        <>
          <p>{t('barred.text')}</p>
          <NetworkRequest />
          <p>{t('barred.after')}</p>
        </>
      }
    />
  );
}
