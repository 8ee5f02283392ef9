import { CheckBoard } from '@mado/client/check/CheckBoard.tsx';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { BackIcon } from '@mado/client/ui/icons/signs.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import type { InterpreterView } from '@mado/core/protocol/interpreter.ts';
import { useEffect, useMemo } from 'react';
import { useConsole } from '../../console-context.ts';
import { Header } from '../../parts/Header.tsx';
import { Person } from '../../parts/Person.tsx';
import styles from './CheckScreen.module.css';

/** Whether this place can carry a call. Whoever is available stays so: a call takes its place. */
export function CheckScreen({ view }: { view: InterpreterView | null }) {
  const t = useT('check');
  const { socket, connection, desk, check } = useConsole();
  const server = useMemo(() => ({ ask: () => socket.request('sync', {}), signaling: socket }), [socket]);
  // Two pictures of one camera are one too many.
  useEffect(() => desk.setPreview(false), [desk]);
  return (
    <Screen name="check" title={t('title')} lang={useLocale()}>
      <Header>{view !== null && <Person view={view} />}</Header>
      <main className={styles.main}>
        <div>
          <Button
            kind="quiet"
            size="small"
            icon={<BackIcon />}
            onPress={check.close}
            data-testid="close-check"
          >
            {t('back')}
          </Button>
        </div>
        <h1 className={styles.title}>{t('title')}</h1>
        <CheckBoard connection={connection} server={server} intro={t('introDesk')} />
      </main>
    </Screen>
  );
}
