import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pruneAudit } from '@mado/sfu-server/audit/prune.ts';
import { AuditKeys } from '@mado/sfu-server/audit/keys.ts';
import { Secrets } from '@mado/sfu-server/startup/secrets.ts';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { AuditScene, SECRET, settingChanged } from '../support/audit-scene.ts';
import { connect, databaseKinds, newDatabase, newPostgresUrl } from '../support/databases.ts';

const DAY_MS = 86_400_000;

describe.each(databaseKinds)('the audit log on %s', (kind) => {
  const scene = async () => AuditScene.on(await newDatabase(kind));
  const five = async () => {
    const made = await scene();
    await made.write('one', 'two', 'three', 'four', 'five');
    return made;
  };
  const count = ({ database }: AuditScene) =>
    database.read('count', async (db) => (await db.selectFrom('audit_entry').select('seq').execute()).length);

  it('is whole as it was written, also read in one page or from one entry to the next', async () => {
    await using audit = await five();
    for (const pageSize of [1, 2, 5, 100])
      expect(await audit.verify(pageSize)).toEqual({ entries: 5, broken: null });
  });

  it('takes an entry together with what it tells of, or neither', async () => {
    await using audit = await scene();
    const { database, auditor, head } = audit;
    const id = '0195e0b0-0000-7000-8000-00000000000c';
    const change = (fails: boolean) =>
      database.transaction('change', async (tx) => {
        await tx
          .insertInto('counter')
          .values({ id, department: '課', section: '係', name: '窓口' })
          .execute();
        await auditor.append(tx, settingChanged('one'));
        if (fails) throw new Error('no');
      });
    await expect(database.read('outside', (db) => auditor.append(db, settingChanged('one')))).rejects.toThrow(
      'outside of a transaction',
    );
    await expect(change(true)).rejects.toThrow('no');
    expect(await count(audit)).toBe(0);
    expect(head.of(null)).toBeNull();
    await change(false);
    expect(await count(audit)).toBe(1);
    expect(head.of(null)?.seq).toBe(1);
  });

  it('takes no entry for written whose transaction came to nothing', async () => {
    await using audit = await scene();
    const { database, auditor, head } = audit;
    const change = database.transaction('change', async (tx) => {
      await auditor.append(tx, settingChanged('one'));
      await sql`select 1 / 0`.execute(tx).catch(() => undefined);
    });
    await expect(change).rejects.toThrow();
    expect(head.of(null)).toBeNull();
  });

  it('lets a change fail whose entry cannot be written', async () => {
    await using audit = await scene();
    const { database, auditor } = audit;
    const change = database.transaction('change', async (tx) => {
      await tx
        .insertInto('counter')
        .values({ id: '0195e0b0-0000-7000-8000-00000000000c', department: '課', section: '係', name: '窓口' })
        .execute();
      await sql`alter table audit_entry add constraint refused check (seq < 0) not valid`.execute(tx);
      await auditor.append(tx, settingChanged('one'));
    });
    await expect(change).rejects.toThrow();
    const left = await database.read('left', (db) => db.selectFrom('counter').selectAll().execute());
    expect(left).toEqual([]);
  });

  it('keeps text that no database would, and refuses what is no detail', async () => {
    await using audit = await scene();
    const detail = {
      text: `a\0b\ud800${'x'.repeat(500)}`,
      'as-is': '窓"\\\n',
      none: null,
      yes: true,
      zero: -0,
    };
    await audit.auditor.record({ ...settingChanged('one'), from: `${'f'.repeat(500)}\0`, detail });
    expect(await audit.verify()).toEqual({ entries: 1, broken: null });
    for (const bad of [{ half: 0.5 }, { 'a b': 1 }, { big: 2 ** 60 }])
      await expect(audit.auditor.record({ ...settingChanged('two'), detail: bad })).rejects.toThrow(
        TypeError,
      );
  });

  it.each([
    "update audit_entry set action = 'sign-in' where seq = 3",
    'delete from audit_entry where seq = 3',
    'truncate audit_entry',
  ])('refuses: %s', async (statement) => {
    await using audit = await five();
    const attempt = audit.database.transaction('attempt', (tx) => sql.raw(statement).execute(tx));
    await expect(attempt).rejects.toThrow('audit entries stay as they are');
    expect(await audit.verify()).toEqual({ entries: 5, broken: null });
  });

  it('lets its oldest entries go, and no more', async () => {
    await using audit = await five();
    await audit.clock.advance(10 * DAY_MS, async () => undefined);
    await audit.write('six', 'seven');
    const before = new Date(audit.clock.now().getTime() - DAY_MS);
    expect(await pruneAudit(audit, before)).toBe(5);
    expect(await pruneAudit(audit, before)).toBe(0);
    expect(await audit.verify()).toEqual({ entries: 3, broken: null });
    await audit.tamper('delete from audit_entry where seq = 6');
    expect((await audit.verify()).broken).toEqual({ seq: 7, problem: 'beginning-cut' });
  });

  it('can lose all that it has but the entry that says so', async () => {
    await using audit = await five();
    await audit.clock.advance(10 * DAY_MS, async () => undefined);
    expect(await pruneAudit(audit, audit.clock.now())).toBe(5);
    await audit.write('seven');
    expect(await audit.verify()).toEqual({ entries: 2, broken: null });
    await audit.clock.advance(10 * DAY_MS, async () => undefined);
    expect(await pruneAudit(audit, audit.clock.now())).toBe(2);
    expect(await audit.verify()).toEqual({ entries: 1, broken: null });
  });
});

describe('two servers on one PostgreSQL', () => {
  it('write one chain, each with a head of its own', async () => {
    const url = await newPostgresUrl();
    await using one = await AuditScene.on(connect(url));
    await using two = await AuditScene.on(connect(url));
    const worker = async ({ auditor }: AuditScene) => {
      for (let turn = 0; turn < 50; turn += 1) await auditor.record(settingChanged(`turn ${turn}`));
    };
    await Promise.all([one, two, one, two].map(worker));
    for (const server of [one, two]) {
      await server.head.settled();
      expect(await server.verify(64)).toEqual({ entries: 200, broken: null });
    }
    expect(Math.max(...[one, two].map(({ head }) => head.of(null)?.seq ?? 0))).toBe(200);
  });

  it('may prune at once', async () => {
    const url = await newPostgresUrl();
    await using one = await AuditScene.on(connect(url));
    await using two = await AuditScene.on(connect(url));
    await one.write('one', 'two', 'three');
    const later = new Date(one.clock.now().getTime() + DAY_MS);
    const counts = await Promise.all([one, two].map((server) => pruneAudit(server, later)));
    expect(counts.reduce((sum, each) => sum + each)).toBeGreaterThanOrEqual(3);
    expect((await one.verify()).broken).toBeNull();
  });
});

describe('the keys of the audit log', () => {
  it('of former secrets are kept, for their owner alone', async () => {
    await using audit = await AuditScene.on(await newDatabase('embedded'));
    const first = audit.keys.current;
    const ring = new Secrets('another secret, made for tests alone: 01234').deriveRing('audit');
    const changed = await AuditKeys.open(audit.dataDir, ring);
    expect(changed.current.id).not.toBe(first.id);
    expect(changed.find(first.id)).toEqual(first.key);
    expect((await stat(path.join(audit.dataDir, 'audit-keys'))).mode & 0o777).toBe(0o600);
    const withoutSecret = await AuditKeys.read(audit.dataDir, null);
    expect(withoutSecret?.current).toEqual(changed.current);
    expect((await AuditKeys.ofServer(audit.dataDir, ring))?.find(first.id)).toEqual(first.key);
    expect(await AuditKeys.ofServer(audit.dataDir, new Secrets(SECRET).deriveRing('audit'))).toBeNull();
  });

  it('of former secrets that are named are known to a server that is new', async () => {
    await using audit = await AuditScene.on(await newDatabase('embedded'));
    const ring = new Secrets('another secret, made for tests alone: 01234', [SECRET]).deriveRing('audit');
    await using other = await AuditScene.on(await newDatabase('embedded'));
    await rm(path.join(other.dataDir, 'audit-keys'));
    const { id, key } = audit.keys.current;
    expect((await AuditKeys.open(other.dataDir, ring)).find(id)).toEqual(key);
    // Kept from then on, also where nobody names them any more.
    expect((await AuditKeys.open(other.dataDir, [ring[0]])).find(id)).toEqual(key);
  });
});
