import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { useStore } from '@mado/client/socket/store.ts';
import { Screen } from '@mado/client/ui/Screen.tsx';
import type { InterpreterView } from '@mado/core/protocol/interpreter.ts';
import { useConsole } from '../../console-context.ts';
import { useStatus } from '../../hooks/use-status.ts';
import { Header } from '../../parts/Header.tsx';
import { Person } from '../../parts/Person.tsx';
import { AccountButton } from './AccountButton.tsx';
import { AlertCard } from './AlertCard.tsx';
import { DeviceCheck } from './DeviceCheck.tsx';
import { IdleBanners } from './IdleBanners.tsx';
import styles from './IdleScreen.module.css';
import { LanguagesCard } from './LanguagesCard.tsx';
import { StatusCard } from './StatusCard.tsx';

/** Between calls: how one stands, how to change it, and whether camera and bell work. */
export function IdleScreen({ view }: { view: InterpreterView }) {
  const t = useT('interpreter');
  const { notices } = useConsole();
  const notice = useStore(notices);
  const status = useStatus(view);
  return (
    <Screen name="idle" title={t(`status.${view.status}`)} lang={useLocale()}>
      <Header>
        <Person view={view} withStatus={false} />
        <AccountButton name={view.name} />
      </Header>
      <main className={styles.main}>
        <div className={styles.work}>
          <IdleBanners view={view} notice={notice} failed={status.failed} />
          <StatusCard view={view} status={status} />
        </div>
        <div className={styles.side}>
          <DeviceCheck />
          <AlertCard />
          <LanguagesCard languages={view.languages} />
        </div>
      </main>
    </Screen>
  );
}
