import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { ErrorScreen } from '@mado/client/ui/ErrorScreen.tsx';
import { StaffStrip } from '../parts/StaffStrip.tsx';
import { UnpairedPicture } from '../pictures/UnpairedPicture.tsx';

/** The server does not know this tablet: an administrator's link makes it known. */
export function Unpaired() {
  const t = useT('tablet');
  return (
    <ErrorScreen
      name="unpaired"
      lang={useLocale()}
      title={t('unpaired.title')}
      text={t('unpaired.text')}
      picture={<UnpairedPicture />}
      header={<StaffStrip canChooseLanguage />}
    />
  );
}
