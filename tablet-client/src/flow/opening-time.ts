import type { Locale } from '@mado/core/domain/language.ts';

const DAY_MS = 86_400_000;

/** An instant to come as people say it. */
export interface TimeToCome {
  readonly day: 'today' | 'tomorrow' | 'later';
  readonly date: string;
  readonly time: string;
}

/** @param timeZone the ward's: the tablet's own clock may be set to any */
export function timeToCome(at: number, now: number, timeZone: string, locale: Locale): TimeToCome {
  const say = (instant: number, style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...style, timeZone }).format(instant);
  // As midnights of UTC, which are a day apart whatever the clocks of the zone do.
  const dayOf = (instant: number) =>
    Date.parse(new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(instant));
  const days = (dayOf(at) - dayOf(now)) / DAY_MS;
  return {
    day: days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'later',
    date: say(at, { month: 'long', day: 'numeric', weekday: 'short' }),
    time: say(at, { hour: 'numeric', minute: '2-digit' }),
  };
}
