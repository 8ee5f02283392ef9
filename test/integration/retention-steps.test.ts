import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deleteOld } from '@mado/sfu-server/retention/kept-records.ts';
import { deleteUsedCodes } from '@mado/sfu-server/retention/retention-repository.ts';
import { expect, it } from 'vitest';
import { AuditScene } from '../support/audit-scene.ts';
import { newDatabase } from '../support/databases.ts';
import { makeWard } from '../support/factories.ts';

const DAY_MS = 86_400_000;

it('what was put aside of calls goes as long after as they do, with a word about it', async () => {
  await using audit = await AuditScene.on(await newDatabase('embedded'));
  const { dataDir, database, clock } = audit;
  const [kept, ...over] = [
    'spool.rejected.2026-04-01',
    'spool.rejected.2026-03-31',
    'spool.damaged.2026-03-31T235959.999Z',
  ];
  for (const name of [kept, ...over]) await writeFile(path.join(dataDir, name), 'x');
  const after = async (days: number) => {
    await deleteOld(audit, { callLog: 30, audit: 90 }, new Date(clock.now().getTime() + days * DAY_MS));
    return (await readdir(dataDir)).filter((name) => name.startsWith('spool'));
  };
  expect(await after(29)).toHaveLength(3);
  expect(await after(30)).toEqual([kept]);
  const entries = await database.read('entries', (db) =>
    db.selectFrom('audit_entry').select(['action', 'detail']).execute(),
  );
  expect(entries).toEqual([
    {
      action: 'records-deleted',
      detail: { record: 'set-aside', count: 2, before: '2026-04-01T00:00:00.000Z' },
    },
  ]);
});

it('codes go in steps as everything does, though they are told apart by two columns', async () => {
  await using audit = await AuditScene.on(await newDatabase('embedded'));
  const { database, clock } = audit;
  const now = clock.now();
  const { administrator } = await makeWard(database, { tablets: 0, interpreters: [], now });
  const codes = ['a', 'b', 'c'].map((code_hash) => ({ user_id: administrator, code_hash, used_at: now }));
  await database.transaction('codes', (tx) => tx.insertInto('used_code').values(codes).execute());
  const step = (before: Date) => database.transaction('step', (tx) => deleteUsedCodes(tx, before, 2));
  expect(await step(now)).toBe(0);
  const later = new Date(now.getTime() + 1);
  expect([await step(later), await step(later), await step(later)]).toEqual([2, 1, 0]);
});
