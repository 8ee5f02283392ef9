import { sql } from 'kysely';
import type { Executor } from '../db/database.ts';

/** What says who somebody was, wherever it stands. Rows that others refer to stay. */
export async function erasePerson(db: Executor, { id, email }: { id: string; email: string }): Promise<void> {
  await db.deleteFrom('invitation').where('email', '=', email).execute();
  await db
    .deleteFrom('interpreter_skill')
    .where(sql<boolean>`interpreter_id::text = ${id}`)
    .execute();
  await db
    .updateTable('interpreter')
    .set({ name: erasedName })
    .where(sql<boolean>`id::text = ${id}`)
    .execute();
  await db.deleteFrom('auth_user').where('id', '=', id).execute();
}

/** Stands in the call log for somebody whose account is gone. */
const erasedName = '—';

/** The rows of an account, as they are kept; secrets left out. */
export async function rowsOf(db: Executor, id: string): Promise<Record<string, unknown>> {
  const account = await db
    .selectFrom('auth_user')
    .select(['id', 'name', 'email', 'role', 'created_at', 'updated_at', 'disabled_at', 'two_factor_enabled'])
    .where('id', '=', id)
    .executeTakeFirst();
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
  const interpreter = await db
    .selectFrom('interpreter')
    .select(['name', 'status', 'break_reason', 'state', 'state_since'])
    .where(sql<boolean>`id::text = ${id}`)
    .executeTakeFirst();
  const skills = await db
    .selectFrom('interpreter_skill')
    .select(['language', 'proficiency'])
    .where(sql<boolean>`interpreter_id::text = ${id}`)
    .execute();
  const calls = await db
    .selectFrom('call')
    .select(['id', 'requested_at', 'ended_at', 'language', 'outcome'])
    .where(sql<boolean>`interpreter_id::text = ${id}`)
    .orderBy('requested_at')
    .execute();
  return { account, sessions, passkeys, interpreter: interpreter ?? null, skills, calls };
}
