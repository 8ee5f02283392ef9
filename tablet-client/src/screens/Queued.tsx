import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import type { Language } from '@mado/core/domain/language.ts';
import type { WaitRange } from '@mado/core/domain/wait-estimate.ts';
import type { CounterView } from '@mado/core/protocol/tablet.ts';
import { visitorLocale } from '@mado/core/domain/language.ts';
import { useFreshView } from '../flow/use-fresh-view.ts';
import { InVisitorsLanguage } from '../parts/InVisitorsLanguage.tsx';
import { QueueNotices } from '../parts/QueueNotices.tsx';
import { OwnPicture } from '../parts/OwnPicture.tsx';
import { Promises } from '../parts/Promises.tsx';
import { StaffStrip } from '../parts/StaffStrip.tsx';
import { Wait } from '../parts/Wait.tsx';
import { WaitingPicture } from '../pictures/WaitingPicture.tsx';
import { useTablet } from '../tablet-context.ts';
import styles from './Queued.module.css';

/** How often a tablet that waits looks how long it still will. */
const WAITING_MS = 20_000;

interface QueuedProps {
  counter: CounterView;
  language: Language;
  callId: string;
  position: number;
  waitingSince: number;
  estimate: WaitRange | null;
  graceMs: number;
  ringing: boolean;
}

/** Somebody is being looked for, or rung: what happens, how long it has taken, and what to know meanwhile. */
export function Queued({ counter, language, ...call }: QueuedProps) {
  const t = useT('tablet');
  const name = languageName(language.tag, useLocale());
  return (
    <Screen name="queued" title={t('title')} lang={useLocale()}>
      <StaffStrip counter={counter}>
        {call.ringing ? t('strip.ringing', { language: name }) : t('strip.queued', { language: name })}
      </StaffStrip>
      <InVisitorsLanguage tag={language.tag}>
        <Waiting language={language} {...call} />
      </InVisitorsLanguage>
    </Screen>
  );
}

function Waiting({ language, callId, ringing, ...place }: Omit<QueuedProps, 'counter'>) {
  const t = useT('tablet');
  const { actions, ending } = useTablet();
  useFreshView(WAITING_MS);
  return (
    <main className={styles.main} lang={visitorLocale(language.tag)}>
      <QueueNotices graceMs={place.graceMs} className={styles.notice} />
      <section className={styles.status}>
        <WaitingPicture language={language} ringing={ringing} />
        <div role="status">
          <h1 className={styles.title}>{ringing ? t('queued.ringing') : t('queued.looking')}</h1>
          <p className={styles.stay}>{t('queued.stay')}</p>
        </div>
        <Wait position={place.position} since={place.waitingSince} estimate={place.estimate} />
      </section>
      <OwnPicture className={styles.self} />
      <Promises />
      <div className={styles.cancel}>
        <Button
          kind="secondary"
          size="counter"
          data-testid="cancel-call"
          isDisabled={ending === callId}
          onPress={() => actions.end(callId)}
        >
          {t('queued.cancel')}
        </Button>
      </div>
    </main>
  );
}
