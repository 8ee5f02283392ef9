import { sql } from 'kysely';
import type { Executor } from '../db/database.ts';
import { findFact, restateFact, settleFact } from '../db/installation-repository.ts';
import { newId } from '../ids.ts';
import { chainName, type ChainHead, type StoredEntry } from './chain.ts';

/** "mado audit", in a number: one lock for everybody who appends. */
const LOCK = 7_230_581_940_311;

/** To the microsecond, as the column keeps it: what is hashed must be all that is stored. */
const atText = sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Waits until nobody else appends; held until the end of the transaction. What is read after it is the newest. */
export async function lockChain(tx: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(tx);
}

/** What the log of this database is called; null until it has an entry, or where what stands there is no name. */
export async function findChain(db: Executor): Promise<string | null> {
  const found = await findFact(db, 'audit-chain');
  return chainName.safeParse(found).success ? found : null;
}

/** The same, which is made up where there is none. To be had under the lock alone. */
export async function nameChain(tx: Executor): Promise<string> {
  const settled = await settleFact(tx, 'audit-chain', newId());
  if (chainName.safeParse(settled).success) return settled;
  const name = newId();
  await restateFact(tx, 'audit-chain', name);
  return name;
}

/** The last entry, and the hash of the entry at one place. */
export async function findEnd(
  tx: Executor,
  place: number,
): Promise<{ readonly last: ChainHead | null; readonly hashAt: string | null }> {
  const rows = await tx
    .selectFrom('audit_entry')
    .select(['seq', 'hash', atText.as('at_text')])
    .where((eb) =>
      eb.or([
        eb('seq', '=', place),
        eb(
          'seq',
          '=',
          eb.selectFrom('audit_entry as newest').select((inner) => inner.fn.max('newest.seq').as('seq')),
        ),
      ]),
    )
    .orderBy('seq')
    .execute();
  const last = rows.at(-1);
  return {
    last: last === undefined ? null : { seq: Number(last.seq), hash: last.hash, at: last.at_text },
    hashAt: rows.find(({ seq }) => Number(seq) === place)?.hash ?? null,
  };
}

export async function insertEntry(tx: Executor, entry: StoredEntry): Promise<void> {
  await tx
    .insertInto('audit_entry')
    .values({
      seq: entry.seq,
      id: entry.id,
      at: entry.at,
      actor_kind: entry.actorKind,
      actor_id: entry.actorId,
      action: entry.action,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId,
      from_address: entry.from,
      detail: JSON.stringify(entry.detail),
      key_id: entry.keyId,
      prev_hash: entry.prevHash,
      hash: entry.hash,
    })
    .execute();
}

/** At most `limit` entries after a place, in order. */
export async function findStored(
  db: Executor,
  { after, limit }: { after: number; limit: number },
): Promise<StoredEntry[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .selectAll()
    .select(atText.as('at_text'))
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    seq: Number(row.seq),
    id: row.id,
    at: row.at_text,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    from: row.from_address,
    detail: row.detail,
    keyId: row.key_id,
    prevHash: row.prev_hash,
    hash: row.hash,
  }));
}
