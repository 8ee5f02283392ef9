import type { Executor } from '../db/database.ts';

export async function administratorName(db: Executor, id: string): Promise<string | null> {
  const row = await db.selectFrom('administrator').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name ?? null;
}
