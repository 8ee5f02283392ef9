import type { Role } from '@mado/core/protocol/version.ts';
import { parseCookie, stringifySetCookie } from 'cookie';

/**
 * One cookie a role, so that one browser can be signed in as all three. Over TLS the `__Host-` prefix keeps other
 * hosts of the domain from setting it; browsers accept that prefix on secure origins only.
 */
export const cookieName = (role: Role, secure: boolean): string => `${secure ? '__Host-' : ''}mado-${role}`;

/** The token that a `Cookie` header holds for a role. */
export const readCookie = (header: string | undefined, role: Role, secure: boolean): string | null =>
  (header === undefined ? undefined : parseCookie(header)[cookieName(role, secure)]) ?? null;

/** The `Set-Cookie` header that signs a browser in. */
export const sessionCookie = (
  role: Role,
  token: string,
  options: { secure: boolean; maxAgeMs: number },
): string =>
  stringifySetCookie({
    name: cookieName(role, options.secure),
    value: token,
    path: '/',
    httpOnly: true,
    secure: options.secure,
    // Not Strict: a sign-in link opened again from a mail is a cross-site navigation, and must still find out that
    // this browser is signed in. All that changes anything is a WebSocket message, which Lax does not let through.
    sameSite: 'lax',
    maxAge: Math.floor(options.maxAgeMs / 1000),
  });

/** Says that somebody was signed in on this browser before: see `sign-in-limit.ts`. It lets nobody in. */
const knownName = (secure: boolean): string => `${secure ? '__Host-' : ''}mado-known`;

export const readKnownCookie = (header: string | undefined, secure: boolean): string | null =>
  (header === undefined ? undefined : parseCookie(header)[knownName(secure)]) ?? null;

export const knownCookie = (value: string, secure: boolean): string =>
  stringifySetCookie({
    name: knownName(secure),
    value,
    path: '/',
    httpOnly: true,
    secure,
    sameSite: 'strict',
    maxAge: 365 * 86_400,
  });
