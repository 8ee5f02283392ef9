import { expect, it } from 'vitest';
import { actionsOn } from './actions-on.ts';

const person = {
  id: 'i',
  name: 'n',
  email: 'e',
  role: 'admin' as const,
  languages: [],
  disabledAt: null,
  password: true,
  twoFactor: false,
  passkeys: 0,
  lastSignInAt: null,
  self: false,
};

it('nobody shuts themself out', () => {
  expect(actionsOn({ ...person, self: true })).toEqual(['download']);
});

it('an account that is in use is not erased, and one that is disabled gets no link', () => {
  expect(actionsOn(person)).toEqual(['renew', 'role', 'download', 'disable']);
  expect(actionsOn({ ...person, disabledAt: 1 })).toEqual(['enable', 'role', 'download', 'erase']);
});

it('an interpreter stays one', () => {
  expect(actionsOn({ ...person, role: 'interpreter' })).toEqual(['renew', 'download', 'disable']);
});
