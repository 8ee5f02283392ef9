import { RequestError } from '../socket/request-error.ts';
import { expect, test } from 'vitest';
import { describe as words } from './report.ts';

test('a failure is described by its kind and place, never by its message', () => {
  expect(words(new Error('Taro Yamada, 3-1-5'))).not.toContain('Taro');
  expect(words(new RequestError('timeout', true))).toMatch(/^RequestError timeout at /);
  expect(words({ name: 'Taro' })).toBe('object');
});
