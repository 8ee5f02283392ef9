import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { ErrorScreen } from '@mado/client/ui/ErrorScreen.tsx';
import { StaffStrip } from '../parts/StaffStrip.tsx';
import { OfflinePicture } from '../pictures/OfflinePicture.tsx';

/** No line to the server, and no call: for the staff, and it goes away by itself. */
export function Offline() {
  const t = useT('tablet');
  return (
    <ErrorScreen
      name="offline"
      lang={useLocale()}
      title={t('offline.title')}
      text={t('offline.text')}
      picture={<OfflinePicture />}
      header={<StaffStrip canChooseLanguage />}
    />
  );
}
