import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { twoFactor } from 'better-auth/plugins';
import { MAX_PASSWORD, MIN_PASSWORD, clientOf, type PersonClient } from '@mado/core/domain/person.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { newId } from '../ids.ts';
import { account, passkeySchema, session, twoFactorSchema, user, verification } from './auth-tables.ts';
import { cookieName } from './cookies.ts';
import { numbered } from './key-numbers.ts';
import { mayHaveSession } from './person-repository.ts';
import type { Schema } from '../db/schema.ts';
import type { KeyRing } from '../startup/secrets.ts';

/** The longest shift. A person's browser, perhaps at home, forgets them after it. In seconds. */
export const SESSION_SECONDS = 12 * 3_600;

/**
 * For how long somebody counts as having just signed in, who alone may add a passkey: whoever sits down at a desk that
 * was left must not make themself a way in.
 */
const FRESH_SECONDS = 15 * 60;

const lifetime = { expiresIn: SESSION_SECONDS, freshAge: FRESH_SECONDS };

export interface PersonAuthDeps {
  readonly kysely: Kysely<Schema>;
  readonly clock: Pick<Clock, 'now'>;
  /** The first signs cookies and encrypts the secrets of authenticator apps; what former ones encrypted can be read. */
  readonly keys: KeyRing;
  /** Browsers reach the server over TLS. */
  readonly secure: boolean;
  /** Under which browsers reach the server; passkeys are bound to its host. */
  readonly publicUrl: string;
  /** How passwords are hashed. */
  readonly password: PasswordHash;
}

export interface PasswordHash {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (data: { hash: string; password: string }) => Promise<boolean>;
}

/** better-auth for the people of one client. Everything of it that is not used is closed by `http/person-auth.ts`. */
export const createPersonAuth = (client: PersonClient, deps: PersonAuthDeps) =>
  betterAuth({
    appName: 'Mado',
    basePath: `/api/auth/${client}`,
    baseURL: deps.publicUrl,
    // The origin of a request was checked against the address that it came to before it gets here.
    trustedOrigins: (request) => (request === undefined ? [] : [new URL(request.url).origin]),
    secrets: deps.keys.map(numbered),
    database: { db: deps.kysely, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    // What the database throws reaches its guard, and no console.
    onAPIError: { throw: true },
    // Ours counts by account and by browser, and spares colleagues.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
      password: deps.password,
    },
    user: {
      ...user,
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        disabledAt: { type: 'date', required: false, input: false, fieldName: 'disabled_at' },
      },
    },
    session: { ...session, ...lifetime, disableSessionRefresh: true },
    account,
    verification,
    advanced: {
      // The name carries the prefix of what is protected: `__Host-` is stricter than the library's own.
      useSecureCookies: false,
      cookiePrefix: cookieName(client, deps.secure),
      cookies: { session_token: { name: cookieName(client, deps.secure) } },
      defaultCookieAttributes: { secure: deps.secure, httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: newId },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      twoFactor({ issuer: 'Mado', schema: twoFactorSchema, totpOptions: { digits: 6, period: 30 } }),
      passkeys,
      signInByServer,
    ],
    databaseHooks: {
      session: {
        create: {
          before: async (created) => {
            if (!(await mayHaveSession(deps.kysely, created.userId, client))) return false;
            const now = deps.clock.now();
            const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000);
            return { data: { ...created, createdAt: now, updatedAt: now, expiresAt, userAgent: null } };
          },
        },
      },
    },
  });

const passkeys = passkey({
  rpName: 'Mado',
  schema: passkeySchema,
  // Behind the prefix of the client's cookies, as the library names all others.
  advanced: { webAuthnChallengeCookie: 'challenge' },
  authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  authentication: { afterVerification: ({ verification }) => requireVerifiedUser(verification) },
});

export type PersonAuth = ReturnType<typeof createPersonAuth>;

/** With it a passkey is two factors: what somebody has, and that it was them who used it. */
async function requireVerifiedUser({
  authenticationInfo,
}: {
  authenticationInfo: { userVerified: boolean };
}): Promise<void> {
  if (!authenticationInfo.userVerified) throw new Error('the authenticator did not verify its user');
}

/** For links that sign in by themselves, and for who has just made their account. No request reaches it. */
const signInByServer = {
  id: 'mado',
  endpoints: {
    signInByServer: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string() }) },
      async (context) => {
        const { internalAdapter } = context.context;
        const found = await internalAdapter.findUserById(context.body.userId);
        const created = found === null ? null : await internalAdapter.createSession(context.body.userId);
        if (found === null || created === null) return { signedIn: false };
        await setSessionCookie(context, { session: created, user: found });
        return { signedIn: true };
      },
    ),
  },
};

export const personClients = [...new Set(Object.values(clientOf))];
