import { clockText } from '@mado/client/i18n/elapsed.ts';
import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import type { InterpreterView } from '@mado/core/protocol/interpreter.ts';
import { useConsole } from '../../console-context.ts';
import { useCountdown } from '../../hooks/use-countdown.ts';
import { endingOf } from '../../logic/ending.ts';
import type { WrapUp } from '../../logic/screen.ts';
import { CallCard } from '../../parts/CallCard.tsx';
import { CounterPlace } from '../../parts/CounterPlace.tsx';
import { Header } from '../../parts/Header.tsx';
import { Person } from '../../parts/Person.tsx';
import { Ring } from '../../parts/Ring.tsx';
import { AfterCall } from './AfterCall.tsx';
import styles from './WrapUpScreen.module.css';

/** A breath after the call: what it was, how long is left, and what comes next. */
export function WrapUpScreen({ view, wrapUp }: { view: InterpreterView; wrapUp: WrapUp }) {
  const t = useT('interpreter');
  const { socket } = useConsole();
  const left = useCountdown(view.stateSince, wrapUp.until, socket.serverNow);
  return (
    <Screen name="wrap-up" title={t('wrapUp.screen')} lang={useLocale()}>
      <Header>
        <Person view={view} />
      </Header>
      <CallCard
        title={t('wrapUp.title')}
        hint={t('wrapUp.hint')}
        ring={<Ring left={left} label={t('wrapUp.left')} />}
      >
        <CallSummary wrapUp={wrapUp} />
        <AfterCall view={view} />
      </CallCard>
    </Screen>
  );
}

function CallSummary({ wrapUp: { call } }: { wrapUp: WrapUp }) {
  const t = useT('interpreter');
  const locale = useLocale();
  const facts = [
    { term: t('call.language'), value: languageName(call.language.tag, locale) },
    { term: t('call.counter'), value: <CounterPlace counter={call.counter} /> },
    { term: t('wrapUp.length'), value: clockText(Math.round((call.endedAt - call.acceptedAt) / 1_000)) },
    { term: t('wrapUp.ending'), value: t(`ending.${endingOf(call.reason)}`) },
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(({ term, value }) => (
        <div key={term}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
