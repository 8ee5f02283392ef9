import { describe, expect, it } from 'vitest';
import { byDay, nearDay } from './by-day.ts';

const at = (day: number, hour: number): number => new Date(2026, 6, day, hour, 30).getTime();
const start = (day: number): number => new Date(2026, 6, day).getTime();

describe('byDay', () => {
  it("cuts the list at the reader's midnight", () => {
    const calls = [at(15, 9), at(15, 0), at(14, 23)].map((requestedAt) => ({ requestedAt }));
    expect(byDay(calls).map(({ startsAt, calls: { length } }) => [startsAt, length])).toEqual([
      [start(15), 2],
      [start(14), 1],
    ]);
  });

  it('gives no day for no calls', () => expect(byDay([])).toEqual([]));
});

describe('nearDay', () => {
  it.each([
    [15, 'today'],
    [14, 'yesterday'],
    [13, null],
  ])('July %i', (day, near) => expect(nearDay(start(day), at(15, 12))).toBe(near));
});
