import { clientOf, type PersonClient, type PersonRole } from '@mado/core/domain/person.ts';
import type { Executor } from '../db/database.ts';

/** Whether this account can be used, in this client. */
export async function mayHaveSession(db: Executor, id: string, client: PersonClient): Promise<boolean> {
  const person = await db
    .selectFrom('auth_user')
    .select('role')
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return person !== undefined && clientOf[person.role] === client;
}

export interface PersonSession {
  readonly sessionId: string;
  readonly personId: string;
  readonly role: PersonRole;
  readonly expiresAt: Date;
}

/** The session of a token, if it has not expired and its account can be used. */
export async function findPersonSession(
  db: Executor,
  { token, now }: { token: string; now: Date },
): Promise<PersonSession | null> {
  const row = await db
    .selectFrom('auth_session')
    .innerJoin('auth_user', 'auth_user.id', 'auth_session.user_id')
    .select(['auth_session.id', 'auth_session.user_id', 'auth_session.expires_at', 'auth_user.role'])
    .where('auth_session.token', '=', token)
    .where('auth_session.expires_at', '>', now)
    .where('auth_user.disabled_at', 'is', null)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { sessionId: row.id, personId: row.user_id, role: row.role, expiresAt: row.expires_at };
}

/** Of these sessions, those that may go on: neither expired nor ended, their accounts as they were. */
export async function livingSessions(
  db: Executor,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, PersonRole>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('auth_session')
    .innerJoin('auth_user', 'auth_user.id', 'auth_session.user_id')
    .select(['auth_session.id', 'auth_user.role'])
    .where('auth_session.id', 'in', ids)
    .where('auth_session.expires_at', '>', now)
    .where('auth_user.disabled_at', 'is', null)
    .execute();
  return new Map(rows.map(({ id, role }) => [id, role]));
}

/** Kept with the account, since its sessions go when they end. */
export async function noteSignIn(db: Executor, id: string, at: Date): Promise<void> {
  await db.updateTable('auth_user').set({ last_sign_in_at: at }).where('id', '=', id).execute();
}

export async function personName(db: Executor, id: string): Promise<string | null> {
  const row = await db.selectFrom('auth_user').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name ?? null;
}

export async function hasPassword(db: Executor, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('auth_account')
    .select('id')
    .where('user_id', '=', id)
    .where('password', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** What everybody knows of an account, and who guesses its password tries first. */
export async function knownOfPerson(db: Executor, id: string): Promise<string[]> {
  const row = await db
    .selectFrom('auth_user')
    .select(['name', 'email'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? [] : [row.name, row.email];
}

/** @returns false where it was used since an instant */
export async function insertUsedCode(
  db: Executor,
  { personId, hash, at, since }: { personId: string; hash: string; at: Date; since: Date },
): Promise<boolean> {
  const row = await db
    .insertInto('used_code')
    .values({ user_id: personId, code_hash: hash, used_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'code_hash'])
        .doUpdateSet({ used_at: at })
        .where('used_code.used_at', '<', since),
    )
    .returning('user_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends one session. */
export async function deleteSession(db: Executor, token: string): Promise<void> {
  await db.deleteFrom('auth_session').where('token', '=', token).execute();
}

export async function personIdByEmail(db: Executor, email: string): Promise<string | null> {
  const row = await db
    .selectFrom('auth_user')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row?.id ?? null;
}
