import { expect, test } from 'vitest';
import { countdown } from './countdown.ts';

test('the whole time is left at the start', () => {
  expect(countdown(0, 15_000, 0)).toEqual({ seconds: 15, share: 1 });
});

test('zero is shown only when it is over', () => {
  expect(countdown(0, 15_000, 14_999).seconds).toBe(1);
  expect(countdown(0, 15_000, 15_000)).toEqual({ seconds: 0, share: 0 });
  expect(countdown(0, 15_000, 99_000)).toEqual({ seconds: 0, share: 0 });
});

test('a clock that runs behind does not overfill the ring', () => {
  expect(countdown(1_000, 16_000, 0).share).toBe(1);
});

test('no time at all is over', () => {
  expect(countdown(5, 5, 5)).toEqual({ seconds: 0, share: 0 });
});
