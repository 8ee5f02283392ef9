import type { Role } from '@mado/core/protocol/version.ts';
import type { Auditor, NewAuditEntry } from '../audit/auditor.ts';
import type { Clock } from '../clock.ts';
import type { Database, Executor } from '../db/database.ts';
import { DatabaseUnavailable } from '../db/unavailable.ts';
import { readCookie } from './cookies.ts';
import { KnownSessions } from './known-sessions.ts';
import { PeopleSessions, type PeopleSessionsOptions } from './people-sessions.ts';
import type { Principal, Subject } from './principal.ts';
import { deleteLinks, findLink, findTabletSession, insertLink, useLink } from './session-repository.ts';
import { TabletCredentials } from './tablet-credentials.ts';
import { looksLikeToken, newToken } from './tokens.ts';

/** What became of a link that was opened. `cookie` is a `Set-Cookie` header. */
export type Redemption =
  | { readonly result: 'signed-in'; readonly role: Role; readonly cookie: string }
  /** Used, but by this very browser. */
  | { readonly result: 'already-signed-in'; readonly role: Role }
  | { readonly result: 'used'; readonly role: Role }
  | { readonly result: 'unknown' };

/** The browser that opens a link. */
export interface Opener {
  /** Its `Cookie` header. */
  readonly cookies: string | undefined;
  /** Its address. */
  readonly from: string;
}

export interface SessionsOptions extends PeopleSessionsOptions {
  readonly auditor: Pick<Auditor, 'append' | 'record'>;
}

/** Who is signed in, and the links that sign a browser in. Tokens of links and tablets are stored hashed. */
export class Sessions {
  readonly people: PeopleSessions;
  readonly tablets: TabletCredentials;
  readonly #database: Database;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #secure: boolean;
  readonly #auditor: SessionsOptions['auditor'];
  readonly #known = new KnownSessions();

  constructor(options: SessionsOptions) {
    this.people = new PeopleSessions(options);
    this.tablets = new TabletCredentials(options);
    this.#database = options.database;
    this.#clock = options.clock;
    this.#secure = options.secure;
    this.#auditor = options.auditor;
  }

  /** Makes a link that signs one browser in, once. Answers its path. */
  async createLink(subject: Subject): Promise<string> {
    const token = newToken();
    const link = { ...subject, tokenHash: this.tablets.hash(token), createdAt: this.#clock.now() };
    await this.#database.transaction('createLink', (tx) => insertLink(tx, link));
    return `/link/${token}`;
  }

  /** Signs the browser in that opened a link, if nobody used the link before. */
  async redeem(token: string, { cookies, from }: Opener): Promise<Redemption> {
    if (!looksLikeToken(token)) return { result: 'unknown' };
    const opened = await this.#open(this.tablets.hash(token));
    if (opened === null) return { result: 'unknown' };
    const { subject, fresh } = opened;
    if (!fresh) {
      const present = await this.authenticate(cookies, subject.role);
      const same = present?.subjectId === subject.subjectId;
      return { result: same ? 'already-signed-in' : 'used', role: subject.role };
    }
    const cookie = await this.#cookieFor(subject, from);
    return cookie === null ? { result: 'unknown' } : { result: 'signed-in', role: subject.role, cookie };
  }

  /**
   * Whom the browser with these cookies is signed in as, in one role. Whoever was signed in lately is let in even while
   * the database is away: they may be in a call.
   */
  async authenticate(cookieHeader: string | undefined, role: Role): Promise<Principal | null> {
    const claim = this.#claim(cookieHeader, role);
    if (claim === null) return null;
    const query = { tokenHash: this.tablets.hash(claim.token), role, now: this.#clock.now() };
    try {
      const principal = await this.#database.read('authenticate', claim.find);
      this.#known.note(query, principal);
      return principal;
    } catch (error) {
      const known = error instanceof DatabaseUnavailable ? this.#known.find(query) : null;
      if (known === null) throw error;
      return known;
    }
  }

  /** Who has one of these cookies, as far as that is known without asking the database: for counting, not for trust. */
  known(cookieHeader: string | undefined): Subject | null {
    if (cookieHeader === undefined) return null;
    const now = this.#clock.now();
    for (const role of ['tablet', 'interpreter', 'admin'] as const) {
      const claim = this.#claim(cookieHeader, role);
      if (claim === null) continue;
      const found = this.#known.find({ tokenHash: this.tablets.hash(claim.token), role, now });
      if (found !== null) return found;
    }
    return null;
  }

  /** Whoever may not go on is not let in on the strength of having been, should the database go away now. */
  readonly forget = (subject: Subject): void => {
    this.#known.forget(subject);
  };

  /** Makes every printed link worthless. */
  async forgetLinks(): Promise<void> {
    await this.#database.transaction('forgetLinks', deleteLinks);
  }

  /** What a cookie of this role says, and how to find out whether it is so. */
  #claim(
    cookieHeader: string | undefined,
    role: Role,
  ): { token: string; find: (db: Executor) => Promise<Principal | null> } | null {
    if (role !== 'tablet') {
      const token = this.people.tokenOf(cookieHeader, role);
      return token === null ? null : { token, find: (db) => this.people.find(db, role, token) };
    }
    const token = readCookie(cookieHeader, role, this.#secure);
    if (token === null || !looksLikeToken(token)) return null;
    const query = { tokenHash: this.tablets.hash(token), now: this.#clock.now() };
    return { token, find: (db) => findTabletSession(db, query) };
  }

  /** What cannot be recorded signs nobody in: a session that the library has made by then, no browser is told of. */
  async #cookieFor({ role, subjectId }: Subject, from: string): Promise<string | null> {
    if (role === 'tablet') {
      return this.#database.transaction('sign-in-tablet', async (tx) => {
        const cookie = await this.tablets.issue(tx, subjectId, this.#clock.now());
        await this.#auditor.append(tx, signInByLink(role, subjectId, from));
        return cookie;
      });
    }
    const cookie = await this.people.signIn(role, subjectId);
    if (cookie !== null) await this.#auditor.record(signInByLink(role, subjectId, from));
    return cookie;
  }

  async #open(linkHash: string): Promise<{ subject: Subject; fresh: boolean } | null> {
    const now = this.#clock.now();
    return this.#database.transaction('redeem', async (tx) => {
      const subject = await useLink(tx, linkHash, now);
      if (subject !== null) return { subject, fresh: true };
      const used = await findLink(tx, linkHash);
      return used === null ? null : { subject: used, fresh: false };
    });
  }
}

/** As the other ways to sign in are recorded: nobody is signed in yet who does it. */
const signInByLink = (client: Role, id: string, from: string): NewAuditEntry => ({
  actor: null,
  action: 'sign-in',
  subject: { kind: client === 'tablet' ? 'tablet' : 'person', id },
  from,
  detail: { method: 'link', client },
});
