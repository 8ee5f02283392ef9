import type { AuditFilter } from '@mado/core/protocol/rest/audit.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newEmbedded } from '../../../test/support/embedded-database.ts';
import type { Database } from '../db/database.ts';
import { AuditLog } from './audit-log.ts';
import { ofPersonQuery, pageQuery } from './audit-log-repository.ts';

const ENTRIES = 20_000;
const actor = '0195e0b0-0000-7000-8000-000000000007';
const lastDay = Date.parse('2026-01-01') + 13 * 86_400_000;

let database: Database;
beforeAll(async () => {
  database = await newEmbedded();
  await database.transaction('fill', async (tx) => {
    await sql`
      insert into audit_entry
      select n, gen_random_uuid(), timestamptz '2026-01-01' + n * interval '1 minute', 'admin',
        ('0195e0b0-0000-7000-8000-' || lpad((n % 500)::text, 12, '0'))::uuid,
        case n % 400 when 0 then 'role-changed' else 'call-viewed' end,
        'call', (n % 900)::text, null, '{}', 'k', repeat('0', 64), repeat('0', 64)
      from generate_series(1, ${ENTRIES}::integer) n`.execute(tx);
  });
  await database.read('analyze', (db) => sql`analyze audit_entry`.execute(db));
}, 60_000);
afterAll(() => database[Symbol.asyncDispose]());

it.each<[string, AuditFilter, string]>([
  ['all', {}, 'audit_entry_pkey'],
  ['one person', { actor }, 'audit_entry_actor'],
  ['one subject', { subject: '899' }, 'audit_entry_subject'],
  ['a rare action', { action: 'role-changed' }, 'audit_entry_action'],
  ['a day', { since: lastDay, until: lastDay + 60_000_000 }, 'audit_entry_'],
])('reads a page of %s from an index, without reading all', async (_what, filter, index) => {
  const page = { before: undefined, limit: 51 };
  const plan = await database.read('explain', (db) => pageQuery(db, filter, page).explain());
  const text = JSON.stringify(plan);
  expect(text).toContain(index);
  expect(text).not.toContain('Seq Scan');
});

it('reads what it has of a person from its indexes, without reading all', async () => {
  const plan = await database.read('explain', (db) => ofPersonQuery(db, actor, 10_001).explain());
  const text = JSON.stringify(plan);
  for (const index of ['audit_entry_actor', 'audit_entry_subject']) expect(text).toContain(index);
  expect(text).not.toContain('Seq Scan');
});

it('reads every entry that fits, once, over its pages', async () => {
  const seqs: number[] = [];
  for await (const { seq } of new AuditLog(database).all({ actor }, 7)) seqs.push(seq);
  expect(seqs).toEqual(Array.from({ length: ENTRIES / 500 }, (_, n) => ENTRIES - 493 - n * 500));
});
