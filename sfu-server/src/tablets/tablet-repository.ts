import type { CounterEntry } from '@mado/core/protocol/rest/tablets.ts';
import type { Executor } from '../db/database.ts';

export interface ListedTablet {
  readonly id: string;
  readonly counter: CounterEntry;
  readonly name: string;
  readonly device: string | null;
  readonly pairedAt: Date | null;
  readonly pairedBy: string | null;
  readonly lastSeenAt: Date | null;
  readonly revokedAt: Date | null;
}

export async function listTablets(db: Executor): Promise<ListedTablet[]> {
  const rows = await db
    .selectFrom('tablet')
    .innerJoin('counter', 'counter.id', 'tablet.counter_id')
    .selectAll('tablet')
    .select(['counter.name as counter_name', 'counter.department', 'counter.section'])
    .orderBy('counter.id')
    .orderBy('tablet.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    counter: {
      counterId: row.counter_id,
      name: row.counter_name,
      department: row.department,
      section: row.section,
    },
    name: row.name,
    device: row.device,
    pairedAt: row.paired_at,
    pairedBy: row.paired_by,
    lastSeenAt: row.last_seen_at,
    revokedAt: row.revoked_at,
  }));
}

const counters = (db: Executor) =>
  db.selectFrom('counter').select(['id as counterId', 'name', 'department', 'section']);

/** In the order in which they were entered, which is that of the ward. */
export const listCounters = (db: Executor): Promise<CounterEntry[]> => counters(db).orderBy('id').execute();

export async function counterOf(db: Executor, counterId: string): Promise<CounterEntry | null> {
  return (await counters(db).where('id', '=', counterId).executeTakeFirst()) ?? null;
}

export async function counterOfTablet(db: Executor, tabletId: string): Promise<CounterEntry> {
  return db
    .selectFrom('tablet')
    .innerJoin('counter', 'counter.id', 'tablet.counter_id')
    .select(['counter.id as counterId', 'counter.name', 'counter.department', 'counter.section'])
    .where('tablet.id', '=', tabletId)
    .executeTakeFirstOrThrow();
}

/** @returns null when there is no such tablet (any more). */
export async function lockKnownTablet(
  db: Executor,
  id: string,
): Promise<{ readonly counterId: string } | null> {
  const row = await db
    .selectFrom('tablet')
    .select('counter_id')
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : { counterId: row.counter_id };
}

export interface PairedTablet {
  readonly id: string;
  readonly counterId: string;
  readonly name: string;
  readonly device: string;
  readonly pairedAt: Date;
  readonly pairedBy: string;
}

export async function insertPairedTablet(db: Executor, tablet: PairedTablet): Promise<void> {
  await db
    .insertInto('tablet')
    .values({
      id: tablet.id,
      counter_id: tablet.counterId,
      name: tablet.name,
      device: tablet.device,
      paired_at: tablet.pairedAt,
      paired_by: tablet.pairedBy,
    })
    .execute();
}

/** Another device takes the place of the one before; a tablet that had a name keeps it unless it is given another. */
export async function replaceTablet(db: Executor, tablet: PairedTablet): Promise<void> {
  await db
    .updateTable('tablet')
    .set({
      counter_id: tablet.counterId,
      ...(tablet.name === '' ? {} : { name: tablet.name }),
      device: tablet.device,
      paired_at: tablet.pairedAt,
      paired_by: tablet.pairedBy,
      last_seen_at: null,
    })
    .where('id', '=', tablet.id)
    .execute();
}

export async function markRevoked(db: Executor, id: string, at: Date): Promise<void> {
  await db.updateTable('tablet').set({ revoked_at: at }).where('id', '=', id).execute();
}

export async function setCounter(db: Executor, id: string, counterId: string): Promise<void> {
  await db.updateTable('tablet').set({ counter_id: counterId }).where('id', '=', id).execute();
}

export async function markSeen(db: Executor, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('tablet').set({ last_seen_at: at }).where('id', 'in', ids).execute();
}
