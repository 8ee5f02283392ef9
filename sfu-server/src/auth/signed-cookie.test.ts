import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { verifiedToken } from './signed-cookie.ts';

const secret = 'a-secret-of-one-server-0123456789abcdef';
const token = 'Ab3'.repeat(10) + 'xy';
const sign = (text: string, key = secret) => createHmac('sha256', key).update(text).digest('base64');

it('gives the token of a value that was signed here', () => {
  expect(verifiedToken(`${token}.${sign(token)}`, secret)).toBe(token);
});

it.each([
  ['of another secret', `${token}.${sign(token, 'another')}`],
  ['of another token', `${token}.${sign('x'.repeat(32))}`],
  ['left out', token],
  ['left out after the dot', `${token}.`],
  ['cut', `${token}.${sign(token).slice(0, -1)}`],
  ['twice', `${token}.${sign(token)}${sign(token)}`],
  ['of a token of another form', `${token}!.${sign(`${token}!`)}`],
  ['of nothing', `.${sign('')}`],
])('gives none where the signature is %s', (_what, value) => {
  expect(verifiedToken(value, secret)).toBeNull();
});
