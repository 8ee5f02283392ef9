import { parseCookie, stringifySetCookie } from 'cookie';
import { looksLikeToken } from '../auth/tokens.ts';

const nameOf = (secure: boolean): string => `${secure ? '__Host-' : ''}mado-pairing`;

/** The device code that a `Cookie` header holds. */
export function readDeviceCode(header: string | undefined, secure: boolean): string | null {
  const value = header === undefined ? undefined : parseCookie(header)[nameOf(secure)];
  return value !== undefined && looksLikeToken(value) ? value : null;
}

/** Keeps the device code where no script reads it and no other site makes it be sent. Null: takes it away. */
export const deviceCodeCookie = (
  deviceCode: string | null,
  options: { secure: boolean; maxAgeMs: number },
): string =>
  stringifySetCookie({
    name: nameOf(options.secure),
    value: deviceCode ?? '',
    path: '/',
    httpOnly: true,
    secure: options.secure,
    sameSite: 'strict',
    maxAge: deviceCode === null ? 0 : Math.floor(options.maxAgeMs / 1000),
  });
