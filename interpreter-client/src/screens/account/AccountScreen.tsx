import { OwnAccount } from '@mado/client/account/own/OwnAccount.tsx';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { BackIcon } from '@mado/client/ui/icons/signs.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import type { InterpreterView } from '@mado/core/protocol/interpreter.ts';
import { useEffect, useRef } from 'react';
import { useConsole } from '../../console-context.ts';
import { Header } from '../../parts/Header.tsx';
import { Person } from '../../parts/Person.tsx';
import { ServerBanner } from '../../parts/ServerBanner.tsx';
import styles from './AccountScreen.module.css';

/** One's own account. Whoever is available stays so: a call takes its place. */
export function AccountScreen({ view }: { view: InterpreterView }) {
  const t = useT('account');
  const { accountOpen } = useConsole();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Screen name="account" title={t('account.title')} lang={useLocale()}>
      <Header>
        <Person view={view} />
      </Header>
      <main className={styles.main}>
        <div>
          <Button
            kind="quiet"
            size="small"
            icon={<BackIcon />}
            onPress={() => accountOpen.set(false)}
            data-testid="close-account"
          >
            {t('account.back')}
          </Button>
        </div>
        <h1 className={styles.title} ref={heading} tabIndex={-1}>
          {t('account.title')}
        </h1>
        <ServerBanner view={view} />
        <OwnAccount />
      </main>
    </Screen>
  );
}
