import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findChain } from '@mado/sfu-server/audit/audit-repository.ts';
import { HeadFile } from '@mado/sfu-server/audit/head-file.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { describe, expect, it } from 'vitest';
import { AuditScene } from '../support/audit-scene.ts';
import { connect, newDatabase, newPostgresUrl } from '../support/databases.ts';

describe('the head of the audit log', () => {
  it('is in a file for its owner alone and in the log, and is taken up again', async () => {
    await using audit = await AuditScene.on(await newDatabase('embedded'));
    await audit.write('one', 'two');
    const file = path.join(audit.dataDir, 'audit-head');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const heads = JSON.parse(await readFile(file, 'utf8')) as { chain: string; hash: string }[];
    expect(heads).toMatchObject([{ place: 'embedded', seq: 2, at: '2026-04-01T00:00:00.000000Z' }]);
    const [{ chain, hash } = { chain: '', hash: '' }] = heads;
    expect(audit.logged()).toContain(hash);
    const again = { dataDir: audit.dataDir, onError: () => undefined };
    expect((await HeadFile.open({ ...again, place: 'embedded' })).of(null)).toEqual(heads[0]);
    expect((await HeadFile.open({ ...again, place: 'elsewhere' })).of(null)).toBeNull();
    expect((await HeadFile.open({ ...again, place: 'elsewhere' })).of(chain)).toEqual(heads[0]);
  });

  it('is one for each database that a data directory is used with, in turn', async () => {
    await using trial = await AuditScene.on(await newDatabase('embedded'));
    await trial.write('one', 'two', 'three');
    const { dataDir } = trial;
    await using served = await AuditScene.on(await newDatabase('postgres'), {
      dataDir,
      place: 'of the ward',
    });
    expect((await served.verify()).broken).toBeNull();
    await served.write('one');
    expect(served.logged()).not.toContain('audit-log-cut');
    for (const scene of [trial, served]) expect((await scene.verify()).broken).toBeNull();
    for (const [scene, place] of [
      [trial, 'embedded'],
      [served, 'of the ward'],
    ] as const) {
      await scene.tamper('truncate audit_entry');
      expect((await scene.verify()).broken).toEqual({ seq: 1, problem: 'end-cut' });
      // Whoever can empty the log can take its name away as well, or give it another one.
      await scene.tamper('delete from installation');
      expect((await scene.verify()).broken).toEqual({ seq: 1, problem: 'end-cut' });
      const again = await AuditScene.on(scene.database, { dataDir, place });
      await again.write('anew');
      expect((await again.verify()).broken).toMatchObject({ problem: expect.stringMatching(/cut|replaced/) });
      expect(again.logged()).toContain('audit-log-cut');
    }
  });

  it('is not replaced by that of another database that took its name', async () => {
    await using one = await AuditScene.on(await newDatabase('embedded'), { place: 'one host' });
    await one.write('one', 'two');
    const name = (await one.database.read('chain', findChain)) ?? '';
    const elsewhere = { dataDir: one.dataDir, place: 'another host' };
    await using other = await AuditScene.on(await newDatabase('embedded'), elsewhere);
    await other.write('one', 'two', 'three');
    for (const value of [name, newId()]) {
      await other.tamper(`update installation set value = '${value}' where name = 'audit-chain'`);
      await other.write('four');
    }
    expect(other.logged()).not.toContain('audit-log-cut');
    await one.tamper('delete from audit_entry where seq > 1');
    expect((await one.verify()).broken).toEqual({ seq: 2, problem: 'end-cut' });
  });

  it('goes with a database that moves', async () => {
    const url = await newPostgresUrl();
    await using audit = await AuditScene.on(connect(url), { place: 'one host' });
    await audit.write('one', 'two', 'three');
    const moved = { dataDir: audit.dataDir, place: 'another host' };
    await using there = await AuditScene.on(connect(url), moved);
    await there.write('four');
    expect((await there.verify()).broken).toBeNull();
    await there.tamper('delete from audit_entry where seq > 2');
    expect((await there.verify()).broken).toEqual({ seq: 3, problem: 'end-cut' });
  });

  it('may be behind, as after a crash between commit and file', async () => {
    await using audit = await AuditScene.on(await newDatabase('embedded'));
    await audit.write('one');
    const file = path.join(audit.dataDir, 'audit-head');
    const behind = await readFile(file, 'utf8');
    await audit.write('two', 'three');
    await writeFile(file, behind);
    expect(await audit.verify()).toEqual({ entries: 3, broken: null });
    await rm(file);
    expect(await audit.verify()).toEqual({ entries: 3, broken: null });
  });
});
