import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import type { Closed, TabletView } from '@mado/core/protocol/tablet.ts';
import { timeToCome } from '../flow/opening-time.ts';

/** By which clock the day is told. */
export type WardClock = Pick<TabletView, 'now' | 'timeZone'>;

/** When calls of a language are taken again, in the language of where it stands. */
export function Opens({ closed, clock }: { closed: Closed; clock: WardClock }) {
  const t = useT('tablet');
  const locale = useLocale();
  if (closed.opensAt === null) return <>{t('closed.unknown')}</>;
  const { day, date, time } = timeToCome(closed.opensAt, clock.now, clock.timeZone, locale);
  if (day === 'later') return <>{t('closed.later', { date, time })}</>;
  return <>{t(`closed.${day}`, { time })}</>;
}
