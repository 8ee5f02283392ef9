import { StaffLanguageSwitch } from '@mado/client/i18n/StaffLanguageSwitch.tsx';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import type { ReactNode } from 'react';
import logo from '../icon.svg';
import styles from './SignedOut.module.css';

interface SignedOutProps {
  name: 'sign-in' | 'invitation';
  title: string;
  children: ReactNode;
}

/** A screen for whom the server does not know yet. */
export function SignedOut({ name, title, children }: SignedOutProps) {
  const t = useT('admin');
  return (
    <Screen name={name} title={title} lang={useLocale()}>
      <header className={styles.header}>
        <p className={styles.brand}>
          <img src={logo} alt="" width="32" height="32" />
          {t('brand')}
        </p>
        <StaffLanguageSwitch />
      </header>
      {children}
    </Screen>
  );
}
