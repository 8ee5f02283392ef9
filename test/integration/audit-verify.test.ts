import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChain } from '@mado/sfu-server/audit/audit-repository.ts';
import { openDatabase } from '@mado/sfu-server/db/open.ts';
import { placeOf } from '@mado/sfu-server/db/place.ts';
import { DataDir } from '@mado/sfu-server/startup/data-dir.ts';
import { Secrets } from '@mado/sfu-server/startup/secrets.ts';
import { describe, expect, inject, it } from 'vitest';
import { AuditScene, SECRET, settingChanged } from '../support/audit-scene.ts';
import { Audit } from '@mado/sfu-server/audit/audit.ts';
import { systemClock } from '@mado/sfu-server/clock.ts';
import { createLogger } from '@mado/sfu-server/log.ts';
import { runCommand, type Ended } from '../support/command.ts';
import { configured, connect, newPostgresUrl } from '../support/databases.ts';

/** Runs the command as `npm run audit:verify` does. */
const verify = (environment: Record<string, string>, ...args: string[]): Promise<Ended> =>
  runCommand('audit-verify', environment, ...args);

describe('npm run audit:verify on PostgreSQL', () => {
  const scene = async () => {
    const url = await newPostgresUrl();
    const audit = await AuditScene.on(connect(url));
    await audit.write('one', 'two', 'three');
    const environment = { DATABASE_URL: configured(url), MADO_DATA_DIR: audit.dataDir };
    return { audit, environment };
  };

  it('says that the log is whole, with the secret or with the keys that were kept', async () => {
    const { audit, environment } = await scene();
    await using _audit = audit;
    for (const secret of [{}, { MADO_SECRET: SECRET }, { MADO_SECRET: `${SECRET}-another` }])
      expect(await verify({ ...environment, ...secret })).toEqual({
        code: 0,
        said: 'audit log whole: 3 entries\n',
      });
    await rm(path.join(audit.dataDir, 'audit-keys'));
    expect((await verify({ ...environment, MADO_SECRET: SECRET })).code).toBe(0);
    expect((await verify({ ...environment, MADO_SECRET: `${SECRET}-another` })).said).toContain(
      '(key-unknown)',
    );
    const changed = { MADO_SECRET: `${SECRET}-another`, MADO_FORMER_SECRETS: SECRET };
    expect((await verify({ ...environment, ...changed })).code).toBe(0);
    await rm(path.join(audit.dataDir, 'audit-head'));
    expect((await verify({ ...environment, MADO_SECRET: SECRET })).said).toContain(
      'cannot be told whether the end was cut off',
    );
  });

  it('ends with 1 and names the first entry that is wrong', async () => {
    const { audit, environment } = await scene();
    await using _audit = audit;
    await audit.tamper("update audit_entry set action = 'sign-in' where seq = 2");
    expect(await verify(environment)).toEqual({
      code: 1,
      said: 'audit log broken at entry 2: its content is not what was written (altered)\n',
    });
    await audit.tamper('delete from audit_entry where seq > 1');
    expect(await verify(environment)).toMatchObject({ code: 1, said: expect.stringContaining('entry 2') });
  });

  it.each(['0195e0b0-0000-7000-8000-00000000000b', 'no name'])(
    'finds an end that was cut while the log was called %s, as the start of the server does',
    async (name) => {
      const url = configured(await newPostgresUrl());
      const place = placeOf(url);
      await using audit = await AuditScene.on(connect(url), { place });
      const { database, clock, dataDir } = audit;
      const environment = { DATABASE_URL: url, MADO_DATA_DIR: dataDir };
      const call = (value: string) =>
        audit.tamper(`update installation set value = '${value}' where name = 'audit-chain'`);
      await audit.write('one', 'two');
      const own = (await database.read('chain', findChain)) ?? '';
      await call(name);
      await audit.write('three', 'four');
      expect(await verify(environment)).toMatchObject({ code: 0 });
      await audit.tamper('delete from audit_entry where seq > 2');
      await call(own);
      expect(await verify(environment)).toEqual({
        code: 1,
        said: expect.stringMatching(/broken at entry 3: .*\(end-cut\)/),
      });
      const lines: string[] = [];
      const log = createLogger('error', { write: (line) => lines.push(line) });
      const keys = new Secrets(SECRET).deriveRing('audit');
      await using _server = await Audit.open({ database, clock, log, dataDir, place, keys });
      expect(lines.join('')).toContain('"code":"audit-log-cut"');
    },
  );

  it('says why it cannot check', async () => {
    const { audit, environment } = await scene();
    await using _audit = audit;
    const refusals: [Record<string, string>, string][] = [
      [{ MADO_DATA_DIR: '/nonexistent' }, 'data-dir-missing'],
      [{ DATABASE_URL: '' }, 'database-missing'],
      [{ DATABASE_URL: configured(inject('postgresUrl')) }, 'database-not-mado'],
      [{ DATABASE_URL: 'postgresql://127.0.0.1:1/mado' }, 'database-unavailable'],
      [{ MADO_DATA_DIRR: 'x' }, 'config-unknown'],
      [{ MADO_SECRET: 'with spaces' }, 'config-invalid'],
    ];
    for (const [wrong, code] of refusals) {
      const ended = await verify({ ...environment, ...wrong });
      expect(ended).toEqual({ code: 3, said: expect.stringContaining(`(${code})`) });
    }
    await rm(path.join(audit.dataDir, 'audit-keys'));
    expect((await verify(environment)).said).toContain('(audit-key-missing)');
    await writeFile(path.join(audit.dataDir, 'audit-head'), '{}');
    expect((await verify(environment)).said).toContain('(audit-file-damaged)');
    expect((await verify(environment, '--all')).code).toBe(2);
  });
});

describe('npm run audit:verify on the embedded database', () => {
  it('checks it while no server has it, and says who can otherwise', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'mado-verify-'));
    const environment = { MADO_DATA_DIR: dataDir };
    {
      await using _lock = await DataDir.take(dataDir);
      await using database = await openDatabase({ url: null, dataDir }, () => undefined);
      const log = createLogger('silent');
      const keys = new Secrets(SECRET).deriveRing('audit');
      const chain = { dataDir, place: 'embedded', keys };
      await using audit = await Audit.open({ database, clock: systemClock, log, ...chain });
      await audit.auditor.record(settingChanged('one'));
      expect(await verify(environment)).toEqual({
        code: 3,
        said: expect.stringContaining('(data-dir-in-use)'),
      });
    }
    expect(await verify(environment)).toEqual({ code: 0, said: 'audit log whole: 1 entry\n' });
    await rm(dataDir, { recursive: true });
  });
});
