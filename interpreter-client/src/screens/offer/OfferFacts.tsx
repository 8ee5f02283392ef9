import { clockText } from '@mado/client/i18n/elapsed.ts';
import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { useElapsed } from '@mado/client/socket/use-elapsed.ts';
import type { OfferView } from '@mado/core/protocol/interpreter.ts';
import { useConsole } from '../../console-context.ts';
import { CounterPlace } from '../../parts/CounterPlace.tsx';
import styles from './OfferFacts.module.css';

/** What is known of a call before it is answered. */
export function OfferFacts({ offer }: { offer: OfferView }) {
  const t = useT('interpreter');
  const locale = useLocale();
  const { socket } = useConsole();
  const waited = useElapsed(offer.waitingSince, socket.serverNow);
  const { tag, modality } = offer.language;
  return (
    <div className={styles.facts}>
      <p className={styles.language} data-testid="offer-language" data-language={tag}>
        {languageName(tag, locale)}
        {modality === 'spoken' && <span className={styles.modality}>{t('offer.spoken')}</span>}
      </p>
      <dl className={styles.list}>
        <div>
          <dt className={styles.term}>{t('offer.counter')}</dt>
          <dd className={styles.value} data-testid="offer-counter">
            <CounterPlace counter={offer.counter} />
          </dd>
        </div>
        <div>
          <dt className={styles.term}>{t('offer.waited')}</dt>
          <dd className={styles.value}>
            <span className={styles.time}>{clockText(waited)}</span>
          </dd>
        </div>
      </dl>
    </div>
  );
}
