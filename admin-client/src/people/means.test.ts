import { expect, it } from 'vitest';
import { meansOf } from './means.ts';

const person = {
  id: 'i',
  name: 'n',
  email: 'e',
  role: 'admin' as const,
  languages: [],
  disabledAt: null,
  lastSignInAt: null,
  self: false,
};

it.each([
  [{ password: false, twoFactor: false, passkeys: 0 }, []],
  [{ password: true, twoFactor: false, passkeys: 0 }, ['password']],
  [{ password: true, twoFactor: true, passkeys: 0 }, ['password', 'code']],
  [{ password: true, twoFactor: false, passkeys: 2 }, ['password', 'passkey']],
  [{ password: false, twoFactor: true, passkeys: 1 }, ['passkey']],
] as const)('%j signs in by %j', (has, expected) => {
  expect(meansOf({ ...person, ...has })).toEqual(expected);
});
