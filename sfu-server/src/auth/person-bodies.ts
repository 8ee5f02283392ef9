import { MadoError } from '@mado/core/domain/errors.ts';
import { line } from '@mado/core/protocol/contract.ts';
import { z } from 'zod';
import type { AuthName } from './access.ts';

/** Longer than any password may be: how long it is, is told by a code of its own. */
const password = z.string().min(1).max(1_000);
const nothing = z.strictObject({});
/** What the browser's own API hands over (WebAuthn Level 3, 5.1.8); the library checks the inside. */
const credential = z.looseObject({ id: line(1_400), type: z.literal('public-key') });

/** What each request may say. The library would take more: whom to trust for a month, where to go after. */
export const bodies = {
  'GET /get-session': nothing,
  'POST /sign-in/email': z.strictObject({ email: line(254), password }),
  'POST /two-factor/verify-totp': z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
  'POST /two-factor/verify-backup-code': z.strictObject({ code: line(40) }),
  'GET /passkey/generate-authenticate-options': nothing,
  'POST /passkey/verify-authentication': z.strictObject({ response: credential }),
  'POST /sign-out': nothing,
  'POST /revoke-other-sessions': nothing,
  'POST /change-password': z.strictObject({ currentPassword: password, newPassword: password }),
  'POST /two-factor/enable': z.strictObject({ password }),
  'POST /two-factor/disable': z.strictObject({ password }),
  'POST /two-factor/generate-backup-codes': z.strictObject({ password }),
  'GET /passkey/generate-register-options': nothing,
  'POST /passkey/verify-registration': z.strictObject({ response: credential, name: line(60) }),
  'GET /passkey/list-user-passkeys': nothing,
  'POST /passkey/delete-passkey': z.strictObject({ id: line(64) }),
} as const satisfies Record<AuthName, z.ZodType>;

const signedIn = z.object({ user: z.object({ id: z.string(), email: z.string() }) });
const passkey = z.object({ id: z.string(), name: z.string().nullable(), createdAt: z.coerce.date() });

/** What is passed on of each answer; the library would tell a script the token of its session. */
const answers: Partial<Record<AuthName, (body: unknown) => unknown>> = {
  'GET /get-session': (body) => {
    // It ended between our look and the library's.
    if (body === null) throw new MadoError('unauthenticated');
    const { user, session } = z
      .object({
        user: z.object({
          id: z.string(),
          name: z.string(),
          email: z.string(),
          role: z.string(),
          twoFactorEnabled: z.boolean().nullish(),
        }),
        session: z.object({ expiresAt: z.coerce.date() }),
      })
      .parse(body);
    return {
      ...user,
      twoFactorEnabled: user.twoFactorEnabled === true,
      expiresAt: session.expiresAt.getTime(),
    };
  },
  'POST /sign-in/email': (body) => ({ twoFactor: wantsTwoFactor(body) }),
  'POST /two-factor/enable': (body) =>
    z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) }).parse(body),
  'POST /two-factor/generate-backup-codes': (body) =>
    z.object({ backupCodes: z.array(z.string()) }).parse(body),
  // The library says `preferred`, though a passkey that did not verify its user is refused here.
  'GET /passkey/generate-authenticate-options': (body) => ({
    ...z.looseObject({}).parse(body),
    userVerification: 'required',
  }),
  'GET /passkey/generate-register-options': (body) => body,
  'GET /passkey/list-user-passkeys': (body) => ({
    passkeys: z
      .array(passkey)
      .parse(body)
      .map(({ createdAt, ...rest }) => ({ ...rest, createdAt: createdAt.getTime() })),
  }),
};

export const answerOf = (name: AuthName, body: unknown): unknown => answers[name]?.(body) ?? {};

/** The password was right, and a second factor is wanted. */
export const wantsTwoFactor = (body: unknown): boolean =>
  z.object({ twoFactorRedirect: z.literal(true) }).safeParse(body).success;

/** Whom an answer signs in. */
export function signedInBy(body: unknown): { id: string; email: string } | null {
  const parsed = signedIn.safeParse(body);
  return parsed.success ? parsed.data.user : null;
}
