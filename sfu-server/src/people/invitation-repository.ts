import type { PersonRole } from '@mado/core/domain/person.ts';
import type { Executor } from '../db/database.ts';

export interface StoredInvitation {
  readonly id: string;
  readonly tokenHash: string;
  readonly role: PersonRole;
  readonly name: string;
  readonly email: string;
  readonly languages: readonly string[];
  /** Whose account it gives back; null: it makes a new one. */
  readonly personId: string | null;
  /** Null: the server itself, or its operator. */
  readonly madeBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export async function insertInvitation(db: Executor, invitation: StoredInvitation): Promise<void> {
  await db
    .insertInto('invitation')
    .values({
      id: invitation.id,
      token_hash: invitation.tokenHash,
      role: invitation.role,
      name: invitation.name,
      email: invitation.email,
      languages: JSON.stringify(invitation.languages),
      person_id: invitation.personId,
      made_by: invitation.madeBy,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
    })
    .execute();
}

const open = (db: Executor, now: Date) =>
  db
    .selectFrom('invitation')
    .selectAll()
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now);

type Row = Awaited<ReturnType<ReturnType<typeof open>['execute']>>[number];

const toInvitation = (row: Row): StoredInvitation => ({
  id: row.id,
  tokenHash: row.token_hash,
  role: row.role,
  name: row.name,
  email: row.email,
  languages: row.languages,
  personId: row.person_id,
  madeBy: row.made_by,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});

export async function openInvitations(db: Executor, now: Date): Promise<StoredInvitation[]> {
  return (await open(db, now).orderBy('created_at', 'desc').execute()).map(toInvitation);
}

export async function findInvitation(
  db: Executor,
  { tokenHash, now }: { tokenHash: string; now: Date },
): Promise<StoredInvitation | null> {
  const row = await open(db, now).where('token_hash', '=', tokenHash).executeTakeFirst();
  return row === undefined ? null : toInvitation(row);
}

/** Marks an open invitation as used: of any number at once, one gets it. */
export async function takeInvitation(
  db: Executor,
  { tokenHash, now }: { tokenHash: string; now: Date },
): Promise<StoredInvitation | null> {
  const row = await db
    .updateTable('invitation')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toInvitation(row);
}

/** @returns whether it was open */
export async function withdrawInvitation(db: Executor, id: string, now: Date): Promise<boolean> {
  const row = await db
    .updateTable('invitation')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Links that somebody made go with their right to make any: they may have kept one. */
export async function withdrawInvitationsMadeBy(db: Executor, id: string, now: Date): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ withdrawn_at: now })
    .where('made_by', '=', id)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** Whoever gets a new link, or is shut out, has no use for the ones before. */
export async function withdrawInvitationsOf(db: Executor, email: string, now: Date): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ withdrawn_at: now })
    .where('email', '=', email)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}
