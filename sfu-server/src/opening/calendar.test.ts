import { expect, it } from 'vitest';
import { calendarOf } from './calendar.ts';

it.each([
  ['2026-04-29', true],
  ['2026-04-30', false],
  // In place of 3 May, a Sunday; both days after it are holidays themselves.
  ['2026-05-06', true],
  ['2026-05-07', false],
  // Between two holidays.
  ['2026-09-22', true],
  // In place of the equinox, a Sunday.
  ['2027-03-22', true],
  // Offices are closed then, but it is no public holiday.
  ['2026-12-29', false],
  // In place of New Year’s Day, a Sunday, as far ahead as anybody plans.
  ['2040-01-02', true],
  ['2040-01-03', false],
])('knows whether %s is a public holiday of Japan: %s', (date, is) => {
  expect(calendarOf('Asia/Tokyo').isPublicHoliday(date)).toBe(is);
});

it('wants a time zone that exists', () => {
  expect(() => calendarOf('Asia/Osaka')).toThrow(RangeError);
});
