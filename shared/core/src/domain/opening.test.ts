import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingHours, standingAt, type Calendar, type OpeningHours } from './opening.ts';
import { Zone } from './zone.ts';

const never: OpeningHours = {
  week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
  publicHolidays: false,
  closedOn: [],
  openOn: [],
};
const day = [{ from: '09:00', to: '17:30' }];
const office: OpeningHours = {
  ...never,
  week: { ...never.week, mon: day, tue: day, wed: day, thu: day, fri: day },
  publicHolidays: true,
};
const japan: Calendar = {
  zone: new Zone('Asia/Tokyo'),
  isPublicHoliday: (date) => ['2026-05-04', '2026-05-05', '2026-05-06'].includes(date),
};
const at = (hours: OpeningHours | null, instant: string, calendar = japan) => {
  const standing = standingAt(hours, new Date(instant), calendar);
  const until = standing.open ? standing.closesAt : standing.opensAt;
  return [standing.open, until?.toISOString() ?? null];
};

describe('opening hours', () => {
  it.each([
    ['2026-04-01T08:59:59.999+09:00', false, '2026-04-01T00:00:00.000Z'],
    ['2026-04-01T09:00+09:00', true, '2026-04-01T08:30:00.000Z'],
    ['2026-04-01T17:29:59.999+09:00', true, '2026-04-01T08:30:00.000Z'],
    ['2026-04-01T17:30+09:00', false, '2026-04-02T00:00:00.000Z'],
    // A Friday evening, and the evening before three public holidays.
    ['2026-04-03T18:00+09:00', false, '2026-04-06T00:00:00.000Z'],
    ['2026-05-01T18:00+09:00', false, '2026-05-07T00:00:00.000Z'],
  ])('at %s: open %s until %s', (instant, open, until) => {
    expect(at(office, instant)).toEqual([open, until]);
  });

  it('are always where none are set, and never where no day has any', () => {
    expect(at(null, '2026-04-01T03:00+09:00')).toEqual([true, null]);
    expect(at(never, '2026-04-01T12:00+09:00')).toEqual([false, null]);
    expect(at({ ...never, openOn: [{ date: '2026-06-01', spans: day }] }, '2026-04-01T12:00+09:00')).toEqual([
      false,
      null,
    ]);
  });

  it('go over midnight without a gap, and pause at noon', () => {
    const noon = [
      { from: '00:00', to: '12:00' },
      { from: '13:00', to: '24:00' },
    ];
    const hours = { ...never, week: { ...never.week, tue: noon, wed: noon } };
    expect(at(hours, '2026-03-31T20:00+09:00')).toEqual([true, '2026-04-01T03:00:00.000Z']);
    expect(at(hours, '2026-04-01T12:30+09:00')).toEqual([false, '2026-04-01T04:00:00.000Z']);
    expect(at(hours, '2026-04-01T13:00+09:00')).toEqual([true, '2026-04-01T15:00:00.000Z']);
  });

  it('of a day come before a day that is closed, that before the week', () => {
    const special = { from: '10:00', to: '12:00' };
    const hours = { ...office, closedOn: ['2026-04-02', '2026-04-03'] };
    expect(at(hours, '2026-04-02T10:00+09:00')).toEqual([false, '2026-04-06T00:00:00.000Z']);
    const opened = { ...hours, openOn: [{ date: '2026-04-03', spans: [special] }] };
    expect(at(opened, '2026-04-02T10:00+09:00')).toEqual([false, '2026-04-03T01:00:00.000Z']);
    const shut = { ...office, openOn: [{ date: '2026-04-02', spans: [] }] };
    expect(at(shut, '2026-04-02T10:00+09:00')).toEqual([false, '2026-04-03T00:00:00.000Z']);
  });

  it.each([
    ['a span that ends before it begins', [{ from: '10:00', to: '09:00' }]],
    ['an empty span', [{ from: '10:00', to: '10:00' }]],
    ['spans out of order', [{ from: '13:00', to: '14:00' }, ...day]],
    ['spans that overlap', [...day, { from: '17:00', to: '18:00' }]],
    ['no time of day', [{ from: '9:00', to: '25:00' }]],
    ['a beginning at 24:00', [{ from: '24:00', to: '24:00' }]],
  ])('are not %s', (_what, mon) => {
    expect(openingHours.safeParse({ ...never, week: { ...never.week, mon } }).success).toBe(false);
  });

  it('have days that exist, each once', () => {
    const parsed = (more: object) => openingHours.safeParse({ ...never, ...more }).success;
    expect(parsed({ closedOn: ['2026-02-29'] })).toBe(false);
    expect(parsed({ closedOn: ['2028-02-29'] })).toBe(true);
    const twice = ['2026-12-29', '2026-12-29'].map((date) => ({ date, spans: [] }));
    expect(parsed({ openOn: twice })).toBe(false);
    expect(parsed({ openOn: twice.slice(1) })).toBe(true);
  });
});

/** Days on which clocks are set forward or back, at different times of the day, and by less than an hour. */
const changing = fc.constantFrom(
  ['Asia/Tokyo', '2026-04-01'],
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-11-01'],
  ['America/Havana', '2026-03-08'],
  ['America/Havana', '2026-11-01'],
  ['Asia/Beirut', '2026-03-29'],
  ['Asia/Beirut', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['America/Nuuk', '2026-10-25'],
);

/** Boundaries fall together often, and around the hours at which clocks are set. */
const someSpans = fc
  .uniqueArray(fc.constantFrom(0, 15, 30, 60, 75, 120, 150, 165, 180, 1_320, 1_380, 1_410, 1_440), {
    minLength: 0,
    maxLength: 6,
  })
  .map((minutes) => {
    const ends = minutes.toSorted((a, b) => a - b).map(clock);
    return Array.from({ length: Math.floor(ends.length / 2) }, (_nothing, index) => ({
      from: ends[index * 2] ?? '',
      to: ends[index * 2 + 1] ?? '',
    }));
  });
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const someHours = fc.record({
  week: fc.record({
    mon: someSpans,
    tue: someSpans,
    wed: someSpans,
    thu: someSpans,
    fri: someSpans,
    sat: someSpans,
    sun: someSpans,
  }),
  publicHolidays: fc.boolean(),
  closedOn: fc.constant<string[]>([]),
  openOn: fc.constant<OpeningHours['openOn']>([]),
});

const wallClocks = new Map<string, Intl.DateTimeFormat>();

/** Whether it is open in the minute of an instant, read off the clock on the wall. */
function openInMinute(hours: OpeningHours, instant: number, timeZone: string): boolean {
  const style = { dateStyle: 'short', timeStyle: 'short', timeZone } as const;
  const wallClock = wallClocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', style);
  wallClocks.set(timeZone, wallClock);
  const [date = '', time = ''] = wallClock.format(instant).split(' ');
  if (hours.publicHolidays && isEven(date)) return false;
  const { sun, mon, tue, wed, thu, fri, sat } = hours.week;
  const today = [sun, mon, tue, wed, thu, fri, sat][new Date(date).getUTCDay()] ?? [];
  return today.some(({ from, to }) => from <= time && time < to);
}
const isEven = (date: string) => Number(date.slice(-2)) % 2 === 0;

describe('the next opening or closing', () => {
  it('is the one that a walk from minute to minute comes to, however clocks are set', () => {
    const WALK = 2 * 1_440;
    fc.assert(
      fc.property(
        changing,
        someHours,
        fc.integer({ min: -1_440, max: 1_440 }),
        ([name, date], hours, skip) => {
          const calendar = { zone: new Zone(name), isPublicHoliday: isEven };
          const start = Date.parse(`${date}T00:00Z`) + skip * 60_000;
          const standing = standingAt(hours, new Date(start), calendar);
          expect(standing.open).toBe(openInMinute(hours, start, name));
          const until = (standing.open ? standing.closesAt : standing.opensAt)?.getTime() ?? Infinity;
          let walked = 1;
          while (walked < WALK && openInMinute(hours, start + walked * 60_000, name) === standing.open)
            walked += 1;
          if (walked === WALK) expect(until).toBeGreaterThanOrEqual(start + WALK * 60_000);
          else expect(until).toBe(start + walked * 60_000);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is where the other standing begins', () => {
    fc.assert(
      fc.property(changing, someHours, ([name, date], hours) => {
        const calendar = { zone: new Zone(name), isPublicHoliday: isEven };
        let now = new Date(`${date}T00:00Z`);
        for (let steps = 0; steps < 10; steps += 1) {
          const standing = standingAt(hours, now, calendar);
          const until = standing.open ? standing.closesAt : standing.opensAt;
          if (until === null) return;
          expect(standingAt(hours, until, calendar).open).toBe(!standing.open);
          expect(standingAt(hours, new Date(until.getTime() - 1), calendar).open).toBe(standing.open);
          now = until;
        }
      }),
      { numRuns: 200 },
    );
  });
});
