import { createHmac } from 'node:crypto';
import type { Executor } from '../db/database.ts';
import { sessionCookie } from './cookies.ts';
import { endSessions, insertSession, prolongSessions } from './session-repository.ts';
import { newToken, tokenHasher, type HashToken } from './tokens.ts';

const day = 24 * 3_600_000;

/** How long a tablet may stay away from its server and still be known, in milliseconds. */
export const AWAY_MS = 180 * day;

/** The longest that browsers keep a cookie; it begins anew each time that the tablet's page is loaded. */
export const TABLET_COOKIE_MS = 400 * day;

export interface TabletCredentialOptions {
  /** Browsers reach the server over TLS. */
  readonly secure: boolean;
  readonly secret: string;
}

/**
 * A paired tablet's credential: a session of its own role, of 256 random bits and stored hashed, which ends when the
 * tablet is revoked or has not been seen for half a year.
 */
export class TabletCredentials {
  readonly secure: boolean;
  readonly hash: HashToken;

  constructor({ secure, secret }: TabletCredentialOptions) {
    this.secure = secure;
    this.hash = tokenHasher(secret);
  }

  /** Makes the credential of a tablet. @returns the `Set-Cookie` header that hands it over */
  async issue(tx: Executor, tabletId: string, now: Date): Promise<string> {
    const token = newToken();
    await insertSession(tx, {
      role: 'tablet',
      subjectId: tabletId,
      tokenHash: this.hash(token),
      createdAt: now,
      expiresAt: new Date(now.getTime() + AWAY_MS),
    });
    return sessionCookie('tablet', token, { secure: this.secure, maxAgeMs: TABLET_COOKIE_MS });
  }

  /** Ends every credential of a tablet, and every link that would make one. */
  end(tx: Executor, tabletId: string): Promise<void> {
    return endSessions(tx, { role: 'tablet', subjectId: tabletId });
  }

  /** These tablets were seen: their half year begins anew. Writes at most once a day for each. */
  prolong(tx: Executor, tabletIds: readonly string[], now: Date): Promise<void> {
    const until = new Date(now.getTime() + AWAY_MS);
    const stale = new Date(until.getTime() - day);
    return prolongSessions(tx, { role: 'tablet', subjectIds: tabletIds, until, stale });
  }
}

/** Keyed hashes of codes that people type, which have too few random bits for a plain one. */
export const codeHasher =
  (secret: string): HashToken =>
  (code) =>
    createHmac('sha256', secret).update(`pairing-code ${code}`).digest('hex');
