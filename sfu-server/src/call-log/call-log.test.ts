import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newEmbedded } from '../../../test/support/embedded-database.ts';
import { systemClock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { seedTrial } from '../trial/seed.ts';
import { pageQuery } from './call-log-repository.ts';
import { CallLog } from './call-log.ts';

const CALLS = 1000;
let database: Database;
let log: CallLog;

/** Ids in the order of `n`, as UUIDv7 are in the order of time. */
const idOf = (n: number) => `0195e0b0-0000-7000-8000-${n.toString().padStart(12, '0')}`;

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

beforeAll(async () => {
  database = await newEmbedded();
  await seedTrial(database, systemClock);
  await database.transaction('calls', async (tx) => {
    await sql`
      insert into call (id, request_id, tablet_id, counter_id, language, state, node, interpreter_id, outcome, reason,
        requested_at, waits_since, accepted_at, active_at, ended_at)
      select ('0195e0b0-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, gen_random_uuid(), t.id, t.counter_id, 'jsl',
        'ended', 'test', i.id, 'completed', 'tapped', at, at, at + interval '10 s', at + interval '11 s', at + interval '1 min'
      from generate_series(1, ${CALLS}::int) n,
        (select id, counter_id from tablet order by id limit 1) t, (select id from interpreter order by id limit 1) i,
        lateral (select timestamptz '2026-04-01T00:00:00Z' + n * interval '1 min' as at) a`.execute(tx);
    await sql`insert into survey (call_id, rating, at) select id, 3, ended_at from call`.execute(tx);
  });
  await database.read('analyze', (db) => sql`analyze`.execute(db));
  log = new CallLog(database);
}, 60_000);
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

describe('the call log', () => {
  it('tells the newest calls first and where to go on', async () => {
    const first = await log.page({ limit: 2 });
    expect(first.calls.map(({ callId }) => callId)).toEqual([idOf(1000), idOf(999)]);
    const second = await log.page({ limit: 2, cursor: first.nextCursor ?? undefined });
    expect(second.calls.map(({ callId }) => callId)).toEqual([idOf(998), idOf(997)]);
  });

  it('ends where there is nothing more, also on a full page', async () => {
    expect(await log.page({ limit: 2, cursor: idOf(3) })).toMatchObject({ nextCursor: null });
    expect(await log.page({ limit: 2, cursor: idOf(1) })).toEqual({ calls: [], nextCursor: null });
  });

  it('gives out every call once, in pages', async () => {
    const ids = (await collect(log.all(300))).map(({ callId }) => callId);
    expect(ids).toEqual(Array.from({ length: CALLS }, (_, index) => idOf(CALLS - index)));
  });

  it('tells one call with its timeline in the order of recording', async () => {
    const at = new Date('2026-04-01T00:01:00Z');
    const events = (['requested', 'offered', 'accepted', 'ended', 'surveyed'] as const).map(
      (type, index) => ({
        id: randomUUID(),
        call_id: idOf(1),
        at: new Date(at.getTime() - index),
        type,
        side: null,
        interpreter_id: null,
        reason: type === 'ended' ? 'tapped' : null,
        rating: type === 'surveyed' ? (3 as const) : null,
      }),
    );
    await database.transaction('events', async (tx) => {
      await tx.insertInto('call_event').values(events).execute();
    });
    const { call, timeline } = await log.detail(idOf(1));
    expect(call).toMatchObject({
      outcome: 'completed',
      language: { tag: 'jsl', modality: 'sign' },
      interpreter: '佐藤 美咲',
      requestedAt: at.getTime(),
      endedAt: at.getTime() + 60_000,
      rating: 3,
    });
    expect(timeline.map(({ type }) => type)).toEqual([
      'requested',
      'offered',
      'accepted',
      'ended',
      'surveyed',
    ]);
  });

  it('knows no other call', async () => {
    await expect(log.detail(randomUUID())).rejects.toMatchObject({ code: 'call-not-found' });
  });

  it.each([undefined, idOf(500)])(
    'reads a page before %s from the primary key, without sorting',
    async (before) => {
      const plan = await database.read('explain', (db) => pageQuery(db, { before, limit: 51 }).explain());
      const text = JSON.stringify(plan);
      expect(text).toContain('call_pkey');
      expect(text).not.toMatch(/Sort|Seq Scan on call\b/);
    },
  );
});
