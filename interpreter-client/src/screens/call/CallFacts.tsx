import { clockText } from '@mado/client/i18n/elapsed.ts';
import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { StaffLanguageSwitch } from '@mado/client/i18n/StaffLanguageSwitch.tsx';
import { useElapsed } from '@mado/client/socket/use-elapsed.ts';
import { ConnectionState } from '@mado/client/ui/ConnectionState.tsx';
import type { InterpreterCall, InterpreterView } from '@mado/core/protocol/interpreter.ts';
import { useConsole } from '../../console-context.ts';
import { CounterPlace } from '../../parts/CounterPlace.tsx';
import styles from './CallFacts.module.css';

/** Which call this is and how long it has lasted. */
export function CallFacts({ view, call }: { view: InterpreterView; call: InterpreterCall }) {
  const t = useT('interpreter');
  const locale = useLocale();
  const { socket, connection } = useConsole();
  const elapsed = useElapsed(call.activeSince ?? call.acceptedAt, socket.serverNow);
  return (
    <div className={styles.facts}>
      <div className={styles.top}>
        <ConnectionState phase={connection.phase} />
        <StaffLanguageSwitch />
      </div>
      <p className={styles.time} role="timer" aria-label={t('call.elapsed')}>
        {clockText(elapsed)}
      </p>
      <dl className={styles.list} data-testid="status" data-status={view.status} data-state={view.state}>
        <div>
          <dt className={styles.term}>{t('call.language')}</dt>
          <dd className={styles.value}>{languageName(call.language.tag, locale)}</dd>
        </div>
        <div>
          <dt className={styles.term}>{t('call.counter')}</dt>
          <dd className={styles.value}>
            <CounterPlace counter={call.counter} />
          </dd>
        </div>
      </dl>
    </div>
  );
}
