import { standingAt, type OpeningHours } from '@mado/core/domain/opening.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calendarOf } from './calendar.ts';
import { Openings } from './openings.ts';

const calendar = calendarOf('Asia/Tokyo');
const day = [{ from: '09:00', to: '17:30' }];
const hoursOf = (sat: OpeningHours['week']['sat']): OpeningHours => ({
  week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat, sun: [] },
  publicHolidays: true,
  closedOn: [],
  openOn: [],
});

it('stand as they do, whatever was asked before', () => {
  const hours = fc.constantFrom(hoursOf([]), hoursOf(day), null);
  const minutes = fc.integer({ min: 0, max: 14 * 1_440 });
  fc.assert(
    fc.property(fc.array(fc.tuple(hours, minutes), { maxLength: 20 }), (asked) => {
      const openings = new Openings(calendar);
      for (const [of, minute] of asked) {
        const at = new Date(Date.UTC(2026, 3, 25) + minute * 60_000);
        expect(openings.standing(of, at)).toEqual(standingAt(of, at, calendar));
      }
    }),
  );
});
