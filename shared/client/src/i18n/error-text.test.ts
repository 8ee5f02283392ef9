import { errorCodes } from '@mado/core/domain/errors.ts';
import { expect, test } from 'vitest';
import ja from '../locales/ja.json';

test('every code that the server can send has words of its own', () => {
  const words: Readonly<Record<string, string>> = ja.errors;
  expect(Object.keys(errorCodes).filter((code) => !Object.hasOwn(words, code))).toEqual([]);
});
