import { expect, test } from 'vitest';
import { hasName, problemOf } from './ceremonies.ts';

const named = (name: string): Error => Object.assign(new Error(), { name });

test('passkeys need a host with a name', () => {
  expect(['localhost', 'mado.example.jp'].map(hasName)).toEqual([true, true]);
  expect(['192.168.1.20', '[fe80::1]', '::1'].map(hasName)).toEqual([false, false, false]);
});

test('what the browser says is told in three ways', () => {
  expect(problemOf(named('NotAllowedError'))).toBe('passkey-cancelled');
  expect(problemOf(named('AbortError'))).toBe('passkey-cancelled');
  expect(problemOf(named('InvalidStateError'))).toBe('passkey-known');
  expect(problemOf(named('SecurityError'))).toBe('passkey-failed');
  expect(problemOf('no error at all')).toBe('passkey-failed');
});
