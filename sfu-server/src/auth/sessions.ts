import type { Role } from '@mado/core/protocol/version.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { DatabaseUnavailable } from '../db/unavailable.ts';
import type { Actor } from './access.ts';
import { readCookie, sessionCookie } from './cookies.ts';
import { KnownSessions } from './known-sessions.ts';
import {
  deleteExpiredSessions,
  deleteLinks,
  findLink,
  findSession,
  insertLink,
  insertSession,
  useLink,
  type Subject,
} from './session-repository.ts';
import { looksLikeToken, newToken, tokenHasher, type HashToken } from './tokens.ts';

export type { Subject } from './session-repository.ts';

/** Somebody who is signed in. */
export interface Principal extends Subject {
  /** As what they act. */
  readonly actor: Actor;
}

const hour = 3_600_000;

/**
 * How long a browser stays signed in, in milliseconds. A tablet is a fixture of its counter and must not fail before a
 * visitor; a person's browser, perhaps at home, forgets them after the longest shift.
 */
export const sessionLifetimeMs: Record<Role, number> = {
  tablet: 180 * 24 * hour,
  interpreter: 12 * hour,
  admin: 12 * hour,
};

/** What became of a link that was opened. `cookie` is a `Set-Cookie` header. */
export type Redemption =
  | { readonly result: 'signed-in'; readonly role: Role; readonly cookie: string }
  /** Used, but by this very browser. */
  | { readonly result: 'already-signed-in'; readonly role: Role }
  | { readonly result: 'used'; readonly role: Role }
  | { readonly result: 'unknown' };

export interface SessionOptions {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
  /** Browsers reach the server over TLS. */
  readonly secure: boolean;
  readonly secret: string | null;
}

/** Who is signed in, and the links that sign a browser in. Tokens are stored hashed. */
export class Sessions {
  readonly #database: Database;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #secure: boolean;
  readonly #hash: HashToken;
  readonly #known = new KnownSessions();

  constructor({ database, clock, secure, secret }: SessionOptions) {
    this.#database = database;
    this.#clock = clock;
    this.#secure = secure;
    this.#hash = tokenHasher(secret);
  }

  /** Makes a link that signs one browser in, once. Answers its path. */
  async createLink(subject: Subject): Promise<string> {
    const token = newToken();
    const link = { ...subject, tokenHash: this.#hash(token), createdAt: this.#clock.now() };
    await this.#database.transaction('createLink', (tx) => insertLink(tx, link));
    return `/link/${token}`;
  }

  /** Signs the browser in that opened a link, if nobody used the link before. */
  async redeem(token: string, cookieHeader: string | undefined): Promise<Redemption> {
    if (!looksLikeToken(token)) return { result: 'unknown' };
    const opened = await this.#open(this.#hash(token));
    if (opened.result !== 'used') return opened;
    const present = await this.authenticate(cookieHeader, opened.subject.role);
    const same = present?.subjectId === opened.subject.subjectId;
    return { result: same ? 'already-signed-in' : 'used', role: opened.subject.role };
  }

  /**
   * Whom the browser with these cookies is signed in as, in one role. Whoever was signed in lately is let in even while
   * the database is away: they may be in a call.
   */
  async authenticate(cookieHeader: string | undefined, role: Role): Promise<Principal | null> {
    const token = readCookie(cookieHeader, role, this.#secure);
    if (token === null || !looksLikeToken(token)) return null;
    const query = { tokenHash: this.#hash(token), role, now: this.#clock.now() };
    try {
      const subject = await this.#database.read('authenticate', (db) => findSession(db, query));
      this.#known.note(query, subject);
      return subject === null ? null : { ...subject, actor: role };
    } catch (error) {
      const known = error instanceof DatabaseUnavailable ? this.#known.find(query) : null;
      if (known === null) throw error;
      return { ...known, actor: role };
    }
  }

  /** Their sessions are over: nothing that was known of them holds while the database is away. */
  forget(subject: Subject): void {
    this.#known.forget(subject);
  }

  /** Makes every printed link worthless. */
  async forgetLinks(): Promise<void> {
    await this.#database.transaction('forgetLinks', deleteLinks);
  }

  async #open(linkHash: string) {
    const now = this.#clock.now();
    const token = newToken();
    return this.#database.transaction('redeem', async (tx) => {
      const subject = await useLink(tx, linkHash, now);
      if (subject === null) {
        const used = await findLink(tx, linkHash);
        return used === null ? { result: 'unknown' as const } : { result: 'used' as const, subject: used };
      }
      const maxAgeMs = sessionLifetimeMs[subject.role];
      const expiresAt = new Date(now.getTime() + maxAgeMs);
      await deleteExpiredSessions(tx, now);
      await insertSession(tx, { ...subject, tokenHash: this.#hash(token), createdAt: now, expiresAt });
      const cookie = sessionCookie(subject.role, token, { secure: this.#secure, maxAgeMs });
      return { result: 'signed-in' as const, role: subject.role, cookie };
    });
  }
}
