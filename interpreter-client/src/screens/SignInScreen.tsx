import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { ErrorScreen } from '@mado/client/ui/ErrorScreen.tsx';
import { Header } from '../parts/Header.tsx';
import { Pane } from '../parts/Pane.tsx';

/** There is no session: says how to get one. */
export function SignInScreen() {
  const t = useT('interpreter');
  return (
    <ErrorScreen
      name="sign-in"
      lang={useLocale()}
      header={<Header />}
      picture={<Pane light="offline" />}
      title={t('signIn.title')}
      text={
        <>
          <p>{t('signIn.text')}</p>
          <p>{t('signIn.help')}</p>
        </>
      }
    />
  );
}
