import { expect, test } from 'vitest';
import { timeToCome } from './opening-time.ts';

const at = Date.parse('2026-04-03T09:00+09:00');
const from = (now: string) => timeToCome(at, Date.parse(now), 'Asia/Tokyo', 'ja').day;

test('the day is told by the clocks of the ward', () => {
  expect(from('2026-04-03T00:00+09:00')).toBe('today');
  expect(from('2026-04-02T23:59+09:00')).toBe('tomorrow');
  expect(from('2026-04-02T00:00+09:00')).toBe('tomorrow');
  expect(from('2026-04-01T23:59+09:00')).toBe('later');
});

test('the day after is tomorrow also where clocks are set between', () => {
  const opens = Date.parse('2026-03-29T09:00+02:00');
  const now = Date.parse('2026-03-28T00:10+01:00');
  expect(timeToCome(opens, now, 'Europe/Berlin', 'en').day).toBe('tomorrow');
});

test.each([
  ['ja', '4月3日(金)', '9:00'],
  ['en', 'Fri, April 3', '9:00 AM'],
  ['ko', '4월 3일 (금)', '오전 9:00'],
  ['zh-Hans', '4月3日周五', '9:00'],
] as const)('in %s date and time read %s, %s', (locale, date, time) => {
  const told = timeToCome(at, Date.parse('2026-04-01T09:00+09:00'), 'Asia/Tokyo', locale);
  // ICU sets a narrow space before AM.
  expect([told.date, told.time.replace('\u202F', ' ')]).toEqual([date, time]);
});
