import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { clientOf, type PersonClient } from '@mado/core/domain/person.ts';
import type { Clock } from '../clock.ts';
import { isDuplicate } from '../db/conflict.ts';
import type { Database, Executor } from '../db/database.ts';
import type { Keys } from '../startup/keys.ts';
import { boundedHash } from './bounded-hash.ts';
import { cookieName, readCookie } from './cookies.ts';
import { createPersonAuth, type PasswordHash, type PersonAuth } from './person-auth.ts';
import { findPersonSession, noteSignIn } from './person-repository.ts';
import type { Principal } from './principal.ts';
import { verifiedToken } from './signed-cookie.ts';

export interface PeopleSessionsOptions {
  /** How passwords are hashed; scrypt with the parameters of the library unless told otherwise. */
  readonly password?: PasswordHash | undefined;
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly secure: boolean;
  readonly keys: Pick<Keys, 'accounts'>;
  readonly publicUrl: string;
}

/** As the library does it by itself. */
const scrypt = { hash: hashPassword, verify: verifyPassword };

/** Who of the people is signed in, in which client. */
export class PeopleSessions {
  readonly #options: PeopleSessionsOptions;
  readonly #auth: Record<PersonClient, PersonAuth>;

  constructor(options: PeopleSessionsOptions) {
    const { database, keys, ...rest } = options;
    const password = boundedHash(options.password ?? scrypt, database.apart);
    const create = (client: PersonClient) =>
      createPersonAuth(client, { ...rest, password, keys: keys.accounts, kysely: database.forAccounts });
    this.#options = options;
    this.#auth = { admin: create('admin'), interpreter: create('interpreter') };
  }

  /**
   * Lets the library answer. Its queries are under the limits of the database, its hashes are not; and that the database
   * is away is told as such though the library would take it for somebody who is signed out. Of two who do the same at
   * once, it may let both insert what there can be one of: who comes second asks again, and finds what is so by then.
   */
  async handle(client: PersonClient, request: Request): Promise<Response> {
    const again = request.clone();
    try {
      return await this.#ask(client, request);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return this.#ask(client, again);
    }
  }

  #ask(client: PersonClient, request: Request): Promise<Response> {
    return this.#options.database.read('person-auth', () => this.#auth[client].handler(request));
  }

  /** Signs somebody in without asking for anything. @returns a `Set-Cookie` header; null: no such account, or disabled */
  async signIn(client: PersonClient, personId: string): Promise<string | null> {
    const { headers } = await this.#options.database.read('sign-in-by-server', () =>
      this.#auth[client].api.signInByServer({ body: { userId: personId }, returnHeaders: true }),
    );
    const name = cookieName(client, this.#options.secure);
    const cookie = headers.getSetCookie().find((each) => each.startsWith(`${name}=`)) ?? null;
    if (cookie !== null) await this.noteSignIn(personId);
    return cookie;
  }

  /** Somebody has signed in, by whatever means. */
  async noteSignIn(personId: string): Promise<void> {
    const { database, clock } = this.#options;
    await database.transaction('note-sign-in', (tx) => noteSignIn(tx, personId, clock.now()));
  }

  /** The token of the session that a browser claims to have, if the claim was made by this server. */
  tokenOf(cookieHeader: string | undefined, client: PersonClient): string | null {
    const value = readCookie(cookieHeader, client, this.#options.secure);
    return value === null ? null : verifiedToken(value, this.#options.keys.accounts[0]);
  }

  async find(db: Executor, client: PersonClient, token: string): Promise<Principal | null> {
    const found = await findPersonSession(db, { token, now: this.#options.clock.now() });
    // One cookie renamed to another would else get past the handshake of a client that is not theirs.
    if (found === null || clientOf[found.role] !== client) return null;
    const { personId: subjectId, role: actor, sessionId, expiresAt } = found;
    return { role: client, subjectId, actor, sessionId, expiresAt };
  }

  /** What a password is stored as. */
  async hashPassword(password: string): Promise<string> {
    const context = await this.#auth.admin.$context;
    return context.password.hash(password);
  }
}
