import { expect, it } from 'vitest';
import { newToken } from '../auth/tokens.ts';
import { deviceCodeCookie, readDeviceCode } from './pairing-cookie.ts';

const code = newToken();

it('hides the device code from scripts and from whatever comes of other sites', () => {
  expect(deviceCodeCookie(code, { secure: true, maxAgeMs: 600_000 })).toBe(
    `__Host-mado-pairing=${code}; Max-Age=600; Path=/; HttpOnly; Secure; SameSite=Strict`,
  );
  expect(deviceCodeCookie(null, { secure: false, maxAgeMs: 600_000 })).toBe(
    'mado-pairing=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict',
  );
});

it('reads it back, over TLS by the protected name alone', () => {
  expect(readDeviceCode(`mado-tablet=x; mado-pairing=${code}`, false)).toBe(code);
  expect(readDeviceCode(`__Host-mado-pairing=${code}`, true)).toBe(code);
  expect(readDeviceCode(`mado-pairing=${code}`, true)).toBeNull();
});

it.each([undefined, '', 'mado-pairing=', 'mado-pairing=WDJB-MJHT', `mado-tablet=${code}`])(
  'finds none in %j',
  (header) => {
    expect(readDeviceCode(header, false)).toBeNull();
  },
);
