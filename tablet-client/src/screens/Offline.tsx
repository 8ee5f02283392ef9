import { InLocale, useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { ErrorScreen } from '@mado/client/ui/ErrorScreen.tsx';
import { locales, type Locale } from '@mado/core/domain/language.ts';
import { StaffStrip } from '../parts/StaffStrip.tsx';
import { OfflinePicture } from '../pictures/OfflinePicture.tsx';
import styles from './Offline.module.css';

/** No line to the server, and no call: what to look after for the staff, a word for everybody; it goes by itself. */
export function Offline() {
  const t = useT('tablet');
  const own = useLocale();
  return (
    <ErrorScreen
      name="offline"
      lang={own}
      title={t('offline.title')}
      text={
        <>
          <p>{t('offline.text')}</p>
          <ul className={styles.others}>
            {locales
              .filter((locale) => locale !== own)
              .map((locale) => (
                <InLocale key={locale} locale={locale}>
                  <Other locale={locale} />
                </InLocale>
              ))}
          </ul>
        </>
      }
      picture={<OfflinePicture />}
      header={<StaffStrip canChooseLanguage />}
    />
  );
}

const Other = ({ locale }: { locale: Locale }) => <li lang={locale}>{useT('tablet')('offline.visitor')}</li>;
