import { expect, test } from 'vitest';
import { fieldOf, whatIsMissing } from './accept-fields.ts';

test('what is wrong with a password is told at its field', () => {
  for (const code of ['password-too-short', 'password-too-long', 'password-common'])
    expect(fieldOf(code, false)).toBe('password');
  expect(fieldOf('disconnected', true)).toBeNull();
  expect(fieldOf('constructor', true)).toBeNull();
});

test('an address that is taken can be corrected by the first administrator alone', () => {
  expect(fieldOf('person-exists', true)).toBe('email');
  expect(fieldOf('person-exists', false)).toBeNull();
});

test('names and addresses are wanted of the first administrator alone, in the order of the fields', () => {
  expect(whatIsMissing({ password: 'x' })).toBeNull();
  expect(whatIsMissing({ password: '' })).toBe('missing-password');
  expect(whatIsMissing({ name: '', email: '', password: '' })).toBe('missing');
  expect(whatIsMissing({ name: '鈴木', email: 'suzuki', password: '' })).toBe('email');
  expect(whatIsMissing({ name: '鈴木', email: 'suzuki@example.jp', password: 'x' })).toBeNull();
});
