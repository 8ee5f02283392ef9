import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import type { InterpreterView, OfferView } from '@mado/core/protocol/interpreter.ts';
import { useNotification } from '../../alert/use-notification.ts';
import { useRinging } from '../../alert/use-ringing.ts';
import { useTitleFlash } from '../../alert/use-title-flash.ts';
import { useConsole } from '../../console-context.ts';
import { useCountdown } from '../../hooks/use-countdown.ts';
import { useDesk } from '../../hooks/use-desk.ts';
import { counterName } from '../../logic/counter-name.ts';
import { fitness } from '../../logic/fitness.ts';
import { CallCard } from '../../parts/CallCard.tsx';
import { Header } from '../../parts/Header.tsx';
import { Person } from '../../parts/Person.tsx';
import { Ring } from '../../parts/Ring.tsx';
import { ServerBanner } from '../../parts/ServerBanner.tsx';
import { Mirror } from './Mirror.tsx';
import { OfferAnswers } from './OfferAnswers.tsx';
import { OfferFacts } from './OfferFacts.tsx';
import styles from './OfferScreen.module.css';

/** Somebody waits: who, where and for how long, and the two answers. */
export function OfferScreen({ view, offer }: { view: InterpreterView; offer: OfferView }) {
  const t = useT('interpreter');
  const locale = useLocale();
  const { socket, ringer } = useConsole();
  const { local, problem, own } = useDesk();
  const left = useCountdown(offer.offeredAt, offer.expiresAt, socket.serverNow);
  const fit = fitness(offer.language.modality, { problem, tracks: local === null ? null : own });
  useRinging(ringer);
  useTitleFlash(t('offer.flash'));
  useNotification(
    t('offer.title'),
    t('offer.notifyBody', {
      counter: counterName(offer.counter),
      language: languageName(offer.language.tag, locale),
    }),
  );
  return (
    <Screen name="offer" title={t('offer.screen')} lang={locale} className={styles.screen}>
      <Header>
        <Person view={view} />
      </Header>
      <CallCard
        isUrgent
        title={t('offer.title')}
        ring={<Ring left={left} label={t('offer.left')} unit={t('offer.seconds')} />}
      >
        <div className={styles.body}>
          <OfferFacts offer={offer} />
          <Mirror fitness={fit} />
        </div>
        <ServerBanner view={view} />
        <OfferAnswers offer={offer} fitness={fit} />
      </CallCard>
    </Screen>
  );
}
