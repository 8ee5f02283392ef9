import { z } from 'zod';
import type { WallClock, Zone } from './zone.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
/** So many days are looked through for the next opening or closing. */
const HORIZON_DAYS = 60;

const span = z
  .strictObject({
    from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
  })
  .refine(({ from, to }) => from < to, 'ends before it begins');
type Span = z.infer<typeof span>;

/** When it is open on a day, in order; none: it is closed. */
const spans = z
  .array(span)
  .max(3)
  .refine((list) => list.every(({ from }, index) => (list[index - 1]?.to ?? '') <= from), 'not in order');

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** When calls of a language are taken, by the clocks of the ward. */
export const openingHours = z.strictObject({
  week: z.strictObject({
    mon: spans,
    tue: spans,
    wed: spans,
    thu: spans,
    fri: spans,
    sat: spans,
    sun: spans,
  }),
  /** Also closed on Japan's public holidays. */
  publicHolidays: z.boolean(),
  closedOn: z.array(z.iso.date()).max(60),
  /** Days with hours of their own, whatever else is said of them. */
  openOn: z
    .array(z.strictObject({ date: z.iso.date(), spans }))
    .max(20)
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, 'has a day twice'),
});
export type OpeningHours = z.infer<typeof openingHours>;

/** By which clocks a ward goes, and which days are holidays there. */
export interface Calendar {
  readonly zone: Zone;
  /** @param date as `YYYY-MM-DD` */
  readonly isPublicHoliday: (date: string) => boolean;
}

/** Whether it is open, and until when that holds; null: for the next 60 days at least. */
export type Standing =
  | { readonly open: true; readonly closesAt: Date | null }
  | { readonly open: false; readonly opensAt: Date | null };

/** How hours stand at an instant. The minute in which they end is closed. @param hours null: always open */
export function standingAt(hours: OpeningHours | null, instant: Date, calendar: Calendar): Standing {
  if (hours === null) return { open: true, closesAt: null };
  const open = isOpen(hours, instant.getTime(), calendar);
  const changes = nextChange(hours, instant.getTime(), calendar);
  const at = changes === null ? null : new Date(changes);
  return open ? { open, closesAt: at } : { open, opensAt: at };
}

function isOpen(hours: OpeningHours, instant: number, calendar: Calendar): boolean {
  const wall = calendar.zone.wallClock(instant);
  return spansOn(hours, wall, calendar).some(({ from, to }) => {
    const time = wall - dayOf(wall);
    return minutesOf(from) * MINUTE_MS <= time && time < minutesOf(to) * MINUTE_MS;
  });
}

/**
 * The first instant after this one at which it opens or closes. It does so only where a span begins or ends, or where clocks
 * are set forward or back. Nowhere are they set back over a midnight that has passed, so that days follow each other.
 */
function nextChange(hours: OpeningHours, instant: number, calendar: Calendar): number | null {
  const open = isOpen(hours, instant, calendar);
  const today = dayOf(calendar.zone.wallClock(instant));
  for (let ahead = 0; ahead <= HORIZON_DAYS; ahead += 1) {
    const changes = possibleChanges(hours, today + ahead * DAY_MS, calendar).filter(
      (at) => at > instant && isOpen(hours, at, calendar) !== open,
    );
    if (changes.length > 0) return Math.min(...changes);
  }
  return null;
}

function possibleChanges(hours: OpeningHours, day: WallClock, calendar: Calendar): number[] {
  const { zone } = calendar;
  const ends = spansOn(hours, day, calendar).flatMap(({ from, to }) => [from, to]);
  const set = zone.changeBetween(day, day + DAY_MS);
  return [
    ...ends.flatMap((end) => zone.instantsOf(day + minutesOf(end) * MINUTE_MS)),
    ...(set === null ? [] : [set]),
  ];
}

function spansOn(hours: OpeningHours, wall: WallClock, { isPublicHoliday }: Calendar): readonly Span[] {
  const date = new Date(wall).toISOString().slice(0, 10);
  const ofItsOwn = hours.openOn.find((day) => day.date === date);
  if (ofItsOwn !== undefined) return ofItsOwn.spans;
  if (hours.closedOn.includes(date)) return [];
  if (hours.publicHolidays && isPublicHoliday(date)) return [];
  return hours.week[weekdays[new Date(wall).getUTCDay()] ?? 'sun'];
}

const dayOf = (wall: WallClock): WallClock => Math.floor(wall / DAY_MS) * DAY_MS;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
