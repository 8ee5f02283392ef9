import { useT } from '@mado/client/i18n/in-locale.tsx';
import { visitorLocale } from '@mado/core/domain/language.ts';
import type { Closed, OfferedLanguage } from '@mado/core/protocol/tablet.ts';
import { minutesOf } from '../flow/wait-minutes.ts';
import { Opens, type WardClock } from './Opens.tsx';
import styles from './TileWords.module.css';

interface TileWordsProps {
  language: OfferedLanguage;
  clock: WardClock;
  state: 'stopped' | 'starting' | 'ready';
}

/** What the visitor is to know before a tap. */
export function TileWords({ language: { tag, closed, estimate }, clock, state }: TileWordsProps) {
  const lang = visitorLocale(tag);
  if (state === 'stopped') return <Stopped lang={lang} />;
  if (closed !== null) return <ClosedNow closed={closed} clock={clock} lang={lang} />;
  return state === 'starting' ? <Preparing lang={lang} /> : <LikelyWait range={estimate} lang={lang} />;
}

function Preparing({ lang }: { lang: string }) {
  const t = useT('tablet');
  return (
    <span className={styles.preparing} lang={lang} role="status">
      {t('home.preparing')}
      <span className={styles.allow}>{t('home.allow')}</span>
    </span>
  );
}

/** How long a call would wait that began now; it can be asked for all the same. */
function LikelyWait({ range, lang }: { range: OfferedLanguage['estimate']; lang: string }) {
  const t = useT('tablet');
  const { from, to } = range === null ? { from: 0, to: 0 } : minutesOf(range);
  const words = from === 0 ? t('home.waitWithin', { to }) : t('home.waitRange', { from, to });
  return (
    <span className={styles.wait} lang={lang} data-from={from} data-to={to}>
      {range === null ? t('home.waitNone') : words}
    </span>
  );
}

/** Until when no calls are taken. */
function ClosedNow({ closed, clock, lang }: { closed: Closed; clock: WardClock; lang: string }) {
  const t = useT('tablet');
  return (
    <span className={styles.wait} lang={lang} data-opens-at={closed.opensAt ?? ''}>
      {t('closed.now')}
      <span className={styles.allow}>
        <Opens closed={closed} clock={clock} />
      </span>
    </span>
  );
}

/** Why the tile does nothing now. The banner has told screen readers once for all tiles. */
function Stopped({ lang }: { lang: string }) {
  return (
    <span className={styles.allow} lang={lang}>
      {useT('tablet')('home.notNow')}
    </span>
  );
}
