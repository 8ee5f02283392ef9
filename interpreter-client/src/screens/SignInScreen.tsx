import { SignIn } from '@mado/client/account/sign-in/SignIn.tsx';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import { Header } from '../parts/Header.tsx';

/** Nobody is signed in here. */
export function SignInScreen() {
  const t = useT('account');
  return (
    <Screen name="sign-in" title={t('signIn.title')} lang={useLocale()}>
      <Header />
      <SignIn />
    </Screen>
  );
}
