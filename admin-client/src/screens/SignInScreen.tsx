import { StaffLanguageSwitch } from '@mado/client/i18n/StaffLanguageSwitch.tsx';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import logo from '../icon.svg';
import { useSignInElsewhere } from './use-sign-in-elsewhere.ts';
import styles from './SignInScreen.module.css';

/** Nobody is signed in here: a link does that, in this tab or another of this browser. */
export function SignInScreen() {
  const t = useT('admin');
  useSignInElsewhere();
  return (
    <Screen name="sign-in" title={t('signIn.title')} lang={useLocale()}>
      <header className={styles.header}>
        <StaffLanguageSwitch />
      </header>
      <main className={styles.main}>
        <p className={styles.brand}>
          <img src={logo} alt="" width="40" height="40" />
          {t('brand')}
        </p>
        <h1 className={styles.title}>{t('signIn.title')}</h1>
        <p className={styles.text}>{t('signIn.text')}</p>
        <p className={styles.once}>{t('signIn.once')}</p>
        <Button onPress={() => window.location.reload()}>{t('signIn.check')}</Button>
      </main>
    </Screen>
  );
}
