import { expect, it } from 'vitest';
import { minutesOf } from './wait-minutes.ts';

it.each([
  [2, 12, 0, 1],
  [50, 61, 0, 2],
  [90, 400, 1, 7],
  [540, 605, 9, 15],
  [700, 1_800, 10, 30],
])('from %i to %i seconds are %i to %i minutes', (fromS, toS, from, to) => {
  expect(minutesOf({ fromMs: fromS * 1_000, toMs: toS * 1_000 })).toEqual({ from, to });
});
