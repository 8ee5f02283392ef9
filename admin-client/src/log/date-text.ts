/** How an instant is written for one reader, in the time zone of their browser. */
export interface DateText {
  /** `10:42` */
  readonly time: (at: number) => string;
  /** `10:42:07` */
  readonly second: (at: number) => string;
  /** `7月15日(火)` */
  readonly day: (at: number) => string;
  /** `2026年7月15日` */
  readonly date: (at: number) => string;
  /** The name of the time zone. */
  readonly zone: string;
}

const made = new Map<string, DateText>();

/** The writing of a locale; made once, since formatters are dear. */
export function dateText(locale: string): DateText {
  const known = made.get(locale);
  if (known !== undefined) return known;
  const text = make(locale);
  made.set(locale, text);
  return text;
}

function make(locale: string): DateText {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const time = new Intl.DateTimeFormat(locale, clock);
  const second = new Intl.DateTimeFormat(locale, { ...clock, second: '2-digit' });
  const day = new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', weekday: 'short' });
  const date = new Intl.DateTimeFormat(locale, {
    ...{ year: 'numeric', month: 'short', day: 'numeric' },
  });
  const zone = new Intl.DateTimeFormat(locale, { timeZoneName: 'long' });
  return {
    time: (at) => time.format(at),
    second: (at) => second.format(at),
    day: (at) => day.format(at),
    date: (at) => date.format(at),
    zone: zone.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? '',
  };
}
