import { SignIn } from '@mado/client/account/sign-in/SignIn.tsx';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { SignedOut } from './SignedOut.tsx';

/** Nobody is signed in here. */
export function SignInScreen() {
  const t = useT('account');
  return (
    <SignedOut name="sign-in" title={t('signIn.title')}>
      <SignIn />
    </SignedOut>
  );
}
