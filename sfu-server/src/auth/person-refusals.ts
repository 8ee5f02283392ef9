import { MadoError, type ErrorCode } from '@mado/core/domain/errors.ts';
import { z } from 'zod';
import type { AuthName } from './access.ts';

/** How long the library takes no code of an account after ten wrong ones in a row. */
const LOCKED_MS = 15 * 60_000;

/** Codes of the library that say more than its HTTP status. */
const known: Readonly<Record<string, ErrorCode>> = {
  INVALID_PASSWORD: 'password-wrong',
  PASSWORD_TOO_SHORT: 'password-too-short',
  PASSWORD_TOO_LONG: 'password-too-long',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'password-missing',
  INVALID_CODE: 'code-wrong',
  INVALID_BACKUP_CODE: 'code-wrong',
  INVALID_TWO_FACTOR_COOKIE: 'sign-in-expired',
  // Of one sign-in: the password has to be given again.
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'sign-in-expired',
  ACCOUNT_TEMPORARILY_LOCKED: 'rate-limited',
  TOTP_ALREADY_ENABLED: 'second-factor-exists',
  CHALLENGE_NOT_FOUND: 'sign-in-expired',
  SESSION_NOT_FRESH: 'sign-in-stale',
  // With a status of 500, though it is the browser that sent something wrong.
  FAILED_TO_VERIFY_REGISTRATION: 'passkey-refused',
};

const refusal = z.object({ code: z.string() });

/**
 * What a refusal of the library is told as. Whether there is such an account, and whether it was disabled, is not told
 * apart from a wrong password or an unknown passkey.
 */
export function refusalOf(name: AuthName, status: number, body: unknown): MadoError {
  const parsed = refusal.safeParse(body);
  const said = parsed.success ? parsed.data.code : '';
  if (hidesWhy(name, status, said)) return new MadoError('sign-in-failed');
  const code = Object.hasOwn(known, said) ? known[said] : undefined;
  if (code !== undefined) return new MadoError(code, undefined, code === 'rate-limited' ? LOCKED_MS : null);
  // Somebody else's, or nobody's.
  if (name === 'POST /passkey/delete-passkey' && status < 500) return new MadoError('not-found');
  if (status >= 500) return new MadoError('internal');
  // Two used one recovery code at the same time.
  if (status === 409) return new MadoError('code-wrong');
  if (status === 401) return new MadoError('unauthenticated');
  return new MadoError(status === 404 ? 'not-found' : 'invalid-message');
}

/** No session is made for a disabled account, which the library takes for a failure of its own. */
const noSession = ['FAILED_TO_CREATE_SESSION', 'UNABLE_TO_CREATE_SESSION'];

function hidesWhy(name: AuthName, status: number, said: string): boolean {
  if (noSession.includes(said)) return true;
  if (name === 'POST /sign-in/email') return status < 500;
  return name === 'POST /passkey/verify-authentication' && status < 500 && said !== 'CHALLENGE_NOT_FOUND';
}
