import { expect, test } from 'vitest';
import { digitsOf, isCode } from './digits.ts';

test('a code is its digits, however it was typed', () => {
  expect(digitsOf('123 456')).toBe('123456');
  expect(digitsOf('１２３４５６')).toBe('123456');
  expect(digitsOf('12-34x')).toBe('1234');
  expect(digitsOf('1234567')).toBe('123456');
  expect(['12345', '123456'].map(isCode)).toEqual([false, true]);
});
