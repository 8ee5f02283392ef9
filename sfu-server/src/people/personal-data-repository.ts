import { sql } from 'kysely';
import { ofPersonQuery } from '../audit/audit-log-repository.ts';
import type { Executor } from '../db/database.ts';

/** What says who somebody was, wherever it stands. Rows that others refer to stay. */
export async function erasePerson(db: Executor, { id, email }: { id: string; email: string }): Promise<void> {
  await db.deleteFrom('invitation').where('email', '=', email).execute();
  await db
    .updateTable('interpreter')
    .set({ name: erasedName })
    .where(sql<boolean>`id::text = ${id}`)
    .execute();
  await db
    .deleteFrom('interpreter_skill')
    .where(sql<boolean>`interpreter_id::text = ${id}`)
    .execute();
  await db.deleteFrom('auth_user').where('id', '=', id).execute();
}

/** Stands in the call log for somebody whose account is gone. */
const erasedName = '—';

/** All that is kept of somebody; of secrets, that they are there. */
export async function rowsOf(db: Executor, id: string): Promise<Record<string, unknown>> {
  return {
    ...(await accountOf(db, id)),
    interpreter: (await interpreterOf(db, id)) ?? null,
    ...(await workOf(db, id)),
    audit: await traceOf(db, id),
  };
}

async function accountOf(db: Executor, id: string): Promise<Record<string, unknown>> {
  const account = await db
    .selectFrom('auth_user')
    .select(['id', 'name', 'email', 'role', 'created_at', 'updated_at', 'disabled_at', 'last_sign_in_at'])
    .select('two_factor_enabled')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const passwords = await db
    .selectFrom('auth_account')
    .select('updated_at')
    .where('user_id', '=', id)
    .where('password', 'is not', null)
    .execute();
  const sessions = await db
    .selectFrom('auth_session')
    .select(['created_at', 'expires_at'])
    .where('user_id', '=', id)
    .execute();
  const passkeys = await db
    .selectFrom('auth_passkey')
    .select(['name', 'created_at'])
    .where('user_id', '=', id)
    .execute();
  const invitations = await db
    .selectFrom('invitation')
    .select(['name', 'email', 'role', 'languages', 'person_id', 'created_at', 'expires_at', 'used_at'])
    .where('email', '=', account.email)
    .orderBy('id')
    .execute();
  return { account, password: passwords.length > 0, sessions, passkeys, invitations };
}

const interpreterOf = (db: Executor, id: string) =>
  db
    .selectFrom('interpreter')
    .select(['name', 'status', 'break_reason', 'state', 'state_since'])
    .where(sql<boolean>`id::text = ${id}`)
    .executeTakeFirst();

/** What an interpreter did: the calls they took, the offers that rang for them, and their part in each timeline. */
async function workOf(db: Executor, id: string): Promise<Record<string, unknown>> {
  const theirs = sql<boolean>`interpreter_id::text = ${id}`;
  const skills = await db
    .selectFrom('interpreter_skill')
    .innerJoin('language', 'language.tag', 'interpreter_skill.language')
    .select(['language', 'proficiency'])
    .where(theirs)
    .orderBy('language.position')
    .execute();
  const calls = await db
    .selectFrom('call')
    .select(['id', 'requested_at', 'ended_at', 'language', 'outcome'])
    .where(theirs)
    .orderBy('id')
    .execute();
  const offers = await db
    .selectFrom('offer')
    .select(['call_id', 'state', 'created_at', 'closed_at', 'reason'])
    .where(theirs)
    .orderBy('id')
    .execute();
  const timeline = await db
    .selectFrom('call_event')
    .select(['call_id', 'at', 'type', 'reason'])
    .where(theirs)
    .orderBy('seq')
    .execute();
  return { skills, calls, offers, timeline };
}

/** A busy administrator leaves more than is good for one file. */
const MOST_ENTRIES = 10_000;

/** What the audit log has of somebody. `older`: there is more, which the log itself exports. */
async function traceOf(db: Executor, id: string): Promise<Record<string, unknown>> {
  const found = await ofPersonQuery(db, id, MOST_ENTRIES + 1).execute();
  return { entries: found.slice(0, MOST_ENTRIES), older: found.length > MOST_ENTRIES };
}
