import { expect, test } from 'vitest';
import { clockText } from './elapsed.ts';

test.each([
  [0, '0:00'],
  [7, '0:07'],
  [83, '1:23'],
  [600, '10:00'],
  [3_600, '1:00:00'],
  [3_723, '1:02:03'],
])('%i seconds read as %s', (seconds, text) => {
  expect(clockText(seconds)).toBe(text);
});
