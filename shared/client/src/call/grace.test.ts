import { expect, test } from 'vitest';
import { graceOf } from './grace.ts';

const away = { since: 5_000, until: 65_000 };

test('what has passed and what is left make up the grace', () => {
  expect(graceOf(away, 0)).toEqual({ gone: 0, left: 60 });
  expect(graceOf(away, 20)).toEqual({ gone: 20, left: 40 });
});

test('nothing is left once it is over, and never less than nothing', () => {
  expect(graceOf(away, 60).left).toBe(0);
  expect(graceOf(away, 75)).toEqual({ gone: 75, left: 0 });
  expect(graceOf({ since: 9_000, until: 8_000 }, 0).left).toBe(0);
});
