import type { Executor } from './database.ts';

/** What is said once of a database as a whole. */
export type InstallationFact =
  /** What its audit log is called. */
  | 'audit-chain'
  /** `serve`, or `trial`. */
  | 'purpose';

export async function findFact(db: Executor, name: InstallationFact): Promise<string | null> {
  const row = await db.selectFrom('installation').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}

/** Says it, unless it was said before; of several at once, the first counts. @returns what holds */
export async function settleFact(tx: Executor, name: InstallationFact, value: string): Promise<string> {
  const known = await findFact(tx, name);
  if (known !== null) return known;
  await tx
    .insertInto('installation')
    .values({ name, value })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await findFact(tx, name)) ?? value;
}

/** Says it anew, where what stands there makes no sense. */
export async function restateFact(tx: Executor, name: InstallationFact, value: string): Promise<void> {
  await tx.updateTable('installation').set({ value }).where('name', '=', name).execute();
}
