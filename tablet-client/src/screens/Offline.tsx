import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { ErrorScreen } from '@mado/client/ui/ErrorScreen.tsx';
import { StaffStrip } from '../parts/StaffStrip.tsx';
import { VisitorsWord } from '../parts/VisitorsWord.tsx';
import { OfflinePicture } from '../pictures/OfflinePicture.tsx';

/** No line to the server, and no call: what to look after for the staff, a word for everybody; it goes by itself. */
export function Offline() {
  const t = useT('tablet');
  return (
    <ErrorScreen
      name="offline"
      lang={useLocale()}
      title={t('offline.title')}
      text={
        <>
          <p>{t('offline.text')}</p>
          <VisitorsWord />
        </>
      }
      picture={<OfflinePicture />}
      header={<StaffStrip canChooseLanguage />}
    />
  );
}
