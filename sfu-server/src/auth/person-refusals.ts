import { MadoError, type ErrorCode } from '@mado/core/domain/errors.ts';
import { z } from 'zod';
import type { AuthName } from './access.ts';

/** Codes of the library that say more than its HTTP status. */
const known: Readonly<Record<string, ErrorCode>> = {
  INVALID_PASSWORD: 'password-wrong',
  PASSWORD_TOO_SHORT: 'password-too-short',
  PASSWORD_TOO_LONG: 'password-too-long',
  INVALID_CODE: 'code-wrong',
  INVALID_BACKUP_CODE: 'code-wrong',
  INVALID_TWO_FACTOR_COOKIE: 'sign-in-expired',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'rate-limited',
  ACCOUNT_TEMPORARILY_LOCKED: 'rate-limited',
  CHALLENGE_NOT_FOUND: 'sign-in-expired',
  SESSION_NOT_FRESH: 'sign-in-expired',
};

const refusal = z.object({ code: z.string() });

/**
 * What a refusal of the library is told as. Whether there is such an account, and whether it was disabled, is not told
 * apart from a wrong password.
 */
export function refusalOf(name: AuthName, status: number, body: unknown): MadoError {
  const parsed = refusal.safeParse(body);
  const code = parsed.success ? known[parsed.data.code] : undefined;
  if (status >= 500) return new MadoError('internal');
  if (name === 'POST /sign-in/email') return new MadoError('sign-in-failed');
  if (code !== undefined) return new MadoError(code);
  if (name === 'POST /passkey/verify-authentication') return new MadoError('sign-in-failed');
  if (status === 401) return new MadoError('unauthenticated');
  return new MadoError(status === 404 ? 'not-found' : 'invalid-message');
}
