import type { Role } from '@mado/core/protocol/version.ts';
import type { Executor } from '../db/database.ts';
import type { Principal, Subject } from './principal.ts';

interface Stored extends Subject {
  readonly tokenHash: string;
  readonly createdAt: Date;
}

export async function insertLink(db: Executor, link: Stored): Promise<void> {
  await db
    .insertInto('sign_in_link')
    .values({
      token_hash: link.tokenHash,
      role: link.role,
      subject_id: link.subjectId,
      created_at: link.createdAt,
    })
    .execute();
}

/** Marks an unused link as used and answers whose it is: of any number at once, one gets it. */
export async function useLink(db: Executor, tokenHash: string, at: Date): Promise<Subject | null> {
  const row = await db
    .updateTable('sign_in_link')
    .set({ used_at: at })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .returning(['role', 'subject_id'])
    .executeTakeFirst();
  return row === undefined ? null : { role: row.role, subjectId: row.subject_id };
}

export async function findLink(db: Executor, tokenHash: string): Promise<Subject | null> {
  const row = await db
    .selectFrom('sign_in_link')
    .select(['role', 'subject_id'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row === undefined ? null : { role: row.role, subjectId: row.subject_id };
}

export async function deleteLinks(db: Executor): Promise<void> {
  await db.deleteFrom('sign_in_link').execute();
}

export async function insertSession(
  db: Executor,
  session: Stored & { readonly expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      role: session.role,
      subject_id: session.subjectId,
      created_at: session.createdAt,
      expires_at: session.expiresAt,
    })
    .execute();
}

/** The tablet of a session that has not expired. */
export async function findTabletSession(
  db: Executor,
  { tokenHash, now }: { tokenHash: string; now: Date },
): Promise<Principal | null> {
  const row = await db
    .selectFrom('session')
    .select(['subject_id', 'expires_at'])
    .where('token_hash', '=', tokenHash)
    .where('role', '=', 'tablet')
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { subject_id: subjectId, expires_at: expiresAt } = row;
  return { role: 'tablet', actor: 'tablet', subjectId, sessionId: tokenHash, expiresAt };
}

/** Of these sessions of tablets, those that were neither ended nor expired, by the hashes of their tokens. */
export async function livingTabletSessions(
  db: Executor,
  tokenHashes: readonly string[],
  now: Date,
): Promise<string[]> {
  if (tokenHashes.length === 0) return [];
  const rows = await db
    .selectFrom('session')
    .select('token_hash')
    .where('token_hash', 'in', tokenHashes)
    .where('role', '=', 'tablet')
    .where('expires_at', '>', now)
    .execute();
  return rows.map((row) => row.token_hash);
}

/** Signs a subject out everywhere, and takes back the links that would sign them in. */
export async function endSessions(db: Executor, { role, subjectId }: Subject): Promise<void> {
  await db.deleteFrom('session').where('role', '=', role).where('subject_id', '=', subjectId).execute();
  await db.deleteFrom('sign_in_link').where('role', '=', role).where('subject_id', '=', subjectId).execute();
}

/** Moves the end of sessions to `until`, of those that would end before `stale`. */
export async function prolongSessions(
  db: Executor,
  sessions: { role: Role; subjectIds: readonly string[]; until: Date; stale: Date },
): Promise<void> {
  if (sessions.subjectIds.length === 0) return;
  await db
    .updateTable('session')
    .set({ expires_at: sessions.until })
    .where('role', '=', sessions.role)
    .where('subject_id', 'in', sessions.subjectIds)
    .where('expires_at', '<', sessions.stale)
    .execute();
}
