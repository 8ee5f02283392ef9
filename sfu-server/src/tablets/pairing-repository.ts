import type { Executor } from '../db/database.ts';

export interface Pairing {
  readonly id: string;
  readonly deviceHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly device: string;
  readonly address: string;
  readonly decidedAt: Date | null;
  /** Null once decided: it was denied. */
  readonly tabletId: string | null;
}

interface PairingRow {
  id: string;
  device_hash: string;
  created_at: Date;
  expires_at: Date;
  device: string;
  address: string;
  decided_at: Date | null;
  tablet_id: string | null;
}

const toPairing = (row: PairingRow): Pairing => ({
  id: row.id,
  deviceHash: row.device_hash,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  device: row.device,
  address: row.address,
  decidedAt: row.decided_at,
  tabletId: row.tablet_id,
});

/** @returns false when another device has the code just now. */
export async function insertPairing(
  db: Executor,
  pairing: Omit<Pairing, 'decidedAt' | 'tabletId'> & { readonly codeHash: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('pairing')
    .values({
      id: pairing.id,
      device_hash: pairing.deviceHash,
      code_hash: pairing.codeHash,
      created_at: pairing.createdAt,
      expires_at: pairing.expiresAt,
      device: pairing.device,
      address: pairing.address,
    })
    .onConflict((conflict) => conflict.column('code_hash').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The question of a device that can still be answered, or was. */
export async function pairingOfDevice(db: Executor, deviceHash: string, now: Date): Promise<Pairing | null> {
  const row = await db
    .selectFrom('pairing')
    .selectAll()
    .where('device_hash', '=', deviceHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row === undefined ? null : toPairing(row);
}

export async function pairingOfCode(db: Executor, codeHash: string, now: Date): Promise<Pairing | null> {
  const row = await ofCode(db, codeHash, now).executeTakeFirst();
  return row === undefined ? null : toPairing(row);
}

/** The same, held until the end of the transaction: of two who decide at once, the second sees what the first did. */
export async function lockPairingOfCode(db: Executor, codeHash: string, now: Date): Promise<Pairing | null> {
  const row = await ofCode(db, codeHash, now).forUpdate().executeTakeFirst();
  return row === undefined ? null : toPairing(row);
}

const ofCode = (db: Executor, codeHash: string, now: Date) =>
  db.selectFrom('pairing').selectAll().where('code_hash', '=', codeHash).where('expires_at', '>', now);

export async function decidePairing(
  db: Executor,
  decision: { id: string; at: Date; by: string; tabletId: string | null },
): Promise<void> {
  await db
    .updateTable('pairing')
    .set({ decided_at: decision.at, decided_by: decision.by, tablet_id: decision.tabletId })
    .where('id', '=', decision.id)
    .execute();
}

/** Takes an approved question away: of any number who try at once, one gets it. */
export async function takePairing(db: Executor, deviceHash: string, now: Date): Promise<Pairing | null> {
  const row = await db
    .deleteFrom('pairing')
    .where('device_hash', '=', deviceHash)
    .where('tablet_id', 'is not', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toPairing(row);
}

/** The device asks anew: what it asked before is void, whatever became of it. */
export async function deletePairingOfDevice(db: Executor, deviceHash: string): Promise<void> {
  await db.deleteFrom('pairing').where('device_hash', '=', deviceHash).execute();
}

export async function deletePairingsOfTablet(db: Executor, tabletId: string): Promise<void> {
  await db.deleteFrom('pairing').where('tablet_id', '=', tabletId).execute();
}

export async function deleteExpiredPairings(db: Executor, now: Date): Promise<void> {
  await db.deleteFrom('pairing').where('expires_at', '<=', now).execute();
}

/** Every question that there is, the oldest first. */
export async function allPairings(db: Executor): Promise<Pairing[]> {
  const rows = await db.selectFrom('pairing').selectAll().orderBy('created_at').orderBy('id').execute();
  return rows.map(toPairing);
}

/** Of these, those that were not decided meanwhile. @returns the devices that asked them */
export async function deleteUndecided(db: Executor, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .deleteFrom('pairing')
    .where('id', 'in', ids)
    .where('decided_at', 'is', null)
    .returning('device_hash')
    .execute();
  return rows.map((row) => row.device_hash);
}
