import { newId } from '../ids.ts';
import type { Executor } from '../db/database.ts';

/** @returns false when it was noted before. */
export async function note(db: Executor, id: string, at: Date): Promise<boolean> {
  const result = await db
    .insertInto('kept_command')
    .values({ id, carried_out_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function forget(db: Executor, ids: readonly string[]): Promise<void> {
  await db
    .deleteFrom('kept_command')
    .where('id', 'in', [...ids])
    .execute();
}

/** Writes a row and takes it away again: a full disk answers to reading. */
export async function tryWriting(db: Executor): Promise<void> {
  const id = newId();
  await note(db, id, new Date());
  await forget(db, [id]);
}
