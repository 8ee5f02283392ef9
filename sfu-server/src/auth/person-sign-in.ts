import type { AuditAction } from '@mado/core/domain/audit.ts';
import { MadoError } from '@mado/core/domain/errors.ts';
import type { PersonClient } from '@mado/core/domain/person.ts';
import type { Database } from '../db/database.ts';
import { DatabaseUnavailable } from '../db/unavailable.ts';
import type { Auditor, NewAuditEntry } from '../audit/auditor.ts';
import type { AuthName } from './access.ts';
import { TooManyHashes } from './bounded-hash.ts';
import { cookieName, readKnownCookie } from './cookies.ts';
import { checkPassword } from './password-rules.ts';
import type { PeopleSessions } from './people-sessions.ts';
import { answerOf, bodies, signedInBy } from './person-bodies.ts';
import { entriesOf, failedSignIn, isSignIn } from './person-audit.ts';
import { refusalOf } from './person-refusals.ts';
import { deleteSession, hasPassword, knownOfPerson, personIdByEmail } from './person-repository.ts';
import type { Principal, Subject } from './principal.ts';
import type { MarkDevice, SignInAttempt, SignInLimit } from './sign-in-limit.ts';
import type { UsedCodes } from './used-codes.ts';

export interface PersonRequest {
  readonly client: PersonClient;
  readonly name: AuthName;
  /** Null: who is not signed in yet. */
  readonly principal: Principal | null;
  readonly peer: string;
  readonly body: Readonly<Record<string, unknown>> | null;
  readonly cookies: string | undefined;
  readonly url: string;
  readonly headers: Headers;
}

export interface PersonAnswer {
  readonly cookies: readonly string[];
  readonly body: unknown;
  /** To be called once it is sent: a browser whose session was replaced must have the new one before its line ends. */
  readonly sent: () => void;
}

export interface PersonSignInDeps {
  readonly database: Database;
  readonly people: PeopleSessions;
  readonly codes: UsedCodes;
  readonly limit: SignInLimit;
  readonly markDevice: MarkDevice;
  readonly secure: boolean;
  readonly auditor: Pick<Auditor, 'record'>;
  /** Told of what has happened and could not be recorded. */
  readonly onEntryLost: (action: AuditAction, error: unknown) => void;
  /** Sessions of somebody may have ended: whoever is connected by one has to go. */
  readonly sessionsChanged: (whose: Subject) => void;
}

type Body = Readonly<Record<string, string>>;

const method = (name: AuthName): string => name.split(' ')[0] ?? '';

/** What stands around the library for accounts: shapes, limits, one use of each code, and the facts to be kept. */
export class PersonSignIn {
  readonly #deps: PersonSignInDeps;

  constructor(deps: PersonSignInDeps) {
    this.#deps = deps;
  }

  /** @throws {MadoError} whatever was refused, and why */
  async answer(request: PersonRequest): Promise<PersonAnswer> {
    const parsed = bodies[request.name].safeParse(request.body ?? {});
    if (!parsed.success) throw new MadoError('invalid-message');
    const body = parsed.data as Body;
    const attempt = this.#attempt(request, body);
    await this.#checkNewPassword(request, body);
    if (attempt !== null) this.#deps.limit.spend(attempt);
    const response = await this.#ask(request, body).catch((error: unknown) => this.#failed(attempt, error));
    const answered: unknown = await response.json().catch(() => null);
    if (!response.ok) return this.#refuse(request, body, response.status, answered);
    return this.#pass(request, body, { answered, response, attempt });
  }

  /** Whoever tries while the database is away, or in a crowd too large to be looked at, has learnt nothing by it. */
  #failed(attempt: SignInAttempt | null, error: unknown): never {
    const unseen = error instanceof DatabaseUnavailable || error instanceof TooManyHashes;
    if (attempt !== null && unseen) this.#deps.limit.giveBack(attempt);
    throw error;
  }

  /** @throws {MadoError} what is wrong with it */
  async #checkNewPassword({ name, principal }: PersonRequest, { newPassword = '' }: Body): Promise<void> {
    if (name !== 'POST /change-password' || principal === null) return;
    const { subjectId } = principal;
    const known = await this.#deps.database.read('known-of-person', (db) => knownOfPerson(db, subjectId));
    checkPassword(newPassword, known);
  }

  #attempt(
    { name, principal, peer, cookies }: PersonRequest,
    { email = '', password, currentPassword }: Body,
  ): SignInAttempt | null {
    if (name === 'POST /sign-in/email')
      return { account: email, peer, known: readKnownCookie(cookies, this.#deps.secure) };
    // Somebody may sit at a desk that was left: what asks for the password again is no place to guess it.
    const asks = (password ?? currentPassword) !== undefined;
    return principal !== null && asks ? { account: principal.subjectId, peer, known: null } : null;
  }

  #ask({ client, name, url, headers }: PersonRequest, body: Body): Promise<Response> {
    if (method(name) === 'GET') return this.#deps.people.handle(client, new Request(url, { headers }));
    headers.set('content-type', 'application/json');
    const more = name === 'POST /change-password' ? { revokeOtherSessions: true } : {};
    const sent = JSON.stringify({ ...body, ...more });
    return this.#deps.people.handle(client, new Request(url, { method: method(name), headers, body: sent }));
  }

  async #refuse(request: PersonRequest, body: Body, status: number, answered: unknown): Promise<never> {
    // Looked for whether there is such an account or not, so that both cost the same.
    const id = request.name === 'POST /sign-in/email' ? await this.#idOf(body['email'] ?? '') : null;
    const refused = refusalOf(request.name, status, answered);
    // Without a sign-in to go on with it was no attempt, and anybody can send any number of them.
    const wasAttempt = isSignIn(request) && refused.code !== 'sign-in-expired';
    if (wasAttempt && this.#deps.limit.mayNote(request.peer))
      await this.#recordPast(failedSignIn(request, id));
    throw refused;
  }

  async #pass(
    request: PersonRequest,
    body: Body,
    { answered, response, attempt }: { answered: unknown; response: Response; attempt: SignInAttempt | null },
  ): Promise<PersonAnswer> {
    const { name, principal } = request;
    const cookies = response.headers.getSetCookie();
    const who = isSignIn(request) ? signedInBy(answered) : null;
    if (name === 'POST /two-factor/verify-totp') await this.#useOnce(request, body, { answered, cookies });
    if (who !== null) {
      await this.#deps.people.noteSignIn(who.id);
      cookies.push(this.#deps.markDevice(who.email, request.cookies));
    }
    // The password was right: what follows has limits of its own.
    if (attempt !== null) this.#deps.limit.giveBack(attempt);
    for (const entry of entriesOf(request, who?.id ?? null)) {
      await (who === null ? this.#recordPast(entry) : this.#deps.auditor.record(entry));
    }
    const mayEnd = principal !== null && method(name) !== 'GET';
    const sent = () => {
      if (mayEnd) this.#deps.sessionsChanged(principal);
    };
    return { cookies, body: await this.#bodyOf(request, answered), sent };
  }

  /** @throws {MadoError} `code-wrong` for a code that was used before; its session is unmade before anybody has it */
  async #useOnce(
    request: PersonRequest,
    { code = '' }: Body,
    { answered, cookies }: { answered: unknown; cookies: readonly string[] },
  ): Promise<void> {
    const { client, principal } = request;
    const personId = principal?.subjectId ?? signedInBy(answered)?.id ?? '';
    const isFresh = await this.#deps.codes.take(personId, code);
    // Who is signed in proves with it that their app is set up; it lets nobody in.
    if (isFresh || principal !== null) return;
    const own = cookies.find((cookie) => cookie.startsWith(`${cookieName(client, this.#deps.secure)}=`));
    const token = this.#deps.people.tokenOf(own?.split(';')[0], client);
    if (token !== null)
      await this.#deps.database.transaction('unmake-session', (tx) => deleteSession(tx, token));
    await this.#recordPast(failedSignIn(request, personId));
    throw new MadoError('code-wrong');
  }

  /**
   * Writes down what has happened whether it can be written down or not: a refused sign-in, and what somebody changed of
   * their own account. The library changes it by queries of its own, each committed by itself, and hashes passwords in
   * between: it cannot be had in a transaction of ours. That an entry is lost is a defect, and counted.
   */
  async #recordPast(entry: NewAuditEntry): Promise<void> {
    try {
      await this.#deps.auditor.record(entry);
    } catch (error) {
      this.#deps.onEntryLost(entry.action, error);
    }
  }

  /** Whether they have a password, the library does not say. */
  async #bodyOf({ name, principal }: PersonRequest, answered: unknown): Promise<unknown> {
    const body = answerOf(name, answered);
    if (name !== 'GET /get-session' || principal === null) return body;
    const { subjectId } = principal;
    const password = await this.#deps.database.read('has-password', (db) => hasPassword(db, subjectId));
    return { ...(body as object), password };
  }

  #idOf(email: string): Promise<string | null> {
    return this.#deps.database.read('person-by-email', (db) => personIdByEmail(db, email));
  }
}
