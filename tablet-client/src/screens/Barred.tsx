import { NetworkRequest } from '@mado/client/connectivity/NetworkRequest.tsx';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { ErrorScreen } from '@mado/client/ui/ErrorScreen.tsx';
import { StaffStrip } from '../parts/StaffStrip.tsx';
import { VisitorsWord } from '../parts/VisitorsWord.tsx';

/** The network lets the page through and no line: the staff can only show this to whoever may change that. */
export function Barred() {
  const t = useT('tablet');
  return (
    <ErrorScreen
      name="offline"
      lang={useLocale()}
      title={t('barred.title')}
      text={
        <>
          <p>{t('barred.text')}</p>
          <NetworkRequest />
          <p>{t('barred.after')}</p>
          <VisitorsWord />
        </>
      }
      // What is to be read needs the room.
      picture={null}
      header={<StaffStrip canChooseLanguage />}
    />
  );
}
