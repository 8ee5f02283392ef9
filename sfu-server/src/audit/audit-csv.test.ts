import type { AuditEntry } from '@mado/core/protocol/rest/audit.ts';
import { expect, it } from 'vitest';
import { auditCsv } from './audit-csv.ts';

const entry: AuditEntry = {
  seq: 7,
  id: '0195e0b0-0000-7000-8000-000000000001',
  at: Date.parse('2026-03-31T15:00:00Z'),
  actor: { kind: 'admin', id: '0195e0b0-0000-7000-8000-000000000002', name: '=HYPERLINK("x")' },
  action: 'setting-changed',
  subject: { kind: 'setting', id: '+1', name: null },
  from: '10.0.0.1',
  detail: { new: '@SUM(1)' },
};

async function* only(...entries: AuditEntry[]) {
  yield* entries;
}

it('writes a line for each entry, and nothing that a spreadsheet would run', async () => {
  let file = '';
  for await (const piece of auditCsv(only(entry, { ...entry, subject: null, detail: {} }))) file += piece;
  const lines = file.split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFF番号,記録ID,日時,/);
  expect(lines[1]).toBe(
    `7,${entry.id},2026-04-01T00:00:00+09:00,setting-changed,管理者,"'=HYPERLINK(""x"")",${String(entry.actor.id)},` +
      `setting,,'+1,10.0.0.1,"{""new"":""@SUM(1)""}"`,
  );
  expect(lines[2]).toMatch(/setting-changed.*,,,,10\.0\.0\.1,$/);
});
