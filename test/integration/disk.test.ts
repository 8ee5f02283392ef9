import { readdir } from 'node:fs/promises';
import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import { systemClock } from '@mado/sfu-server/clock.ts';
import { Database } from '@mado/sfu-server/db/database.ts';
import { migrate } from '@mado/sfu-server/db/migrate.ts';
import { openDatabase } from '@mado/sfu-server/db/open.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { describe, expect, it, vi } from 'vitest';
import { startPostgres } from '../support/postgres-cluster.ts';
import { refused, type ScriptedClient } from '../support/scripted-client.ts';
import { SmallDisk } from '../support/small-disk.ts';
import { TestApp } from '../support/start-app.ts';
import { call, consoleSees, pick, tabletSees, talk } from './busy-ward.ts';

/** More than the free space of the database's own files can take. */
const MOST_CALLS = 3_000;

/** A ward with one call that runs, and a tablet that is free. */
async function withCall(app: TestApp) {
  const talking = await app.connect('tablet', pick(app.ward.tablets, 0));
  const free = await app.connect('tablet', pick(app.ward.tablets, 1));
  const console = await app.connect('interpreter', pick(app.ward.interpreters, 0).id);
  await console.request('status:set', { status: 'available' });
  await call(talking, 'jsl');
  const callId = await talk(talking, console);
  await tabletSees(talking, (view) => view.call?.state === 'active');
  await consoleSees(console, (view) => view.call?.state === 'active');
  await free.request('sync', {});
  return { talking, free, console, callId };
}

/** Calls until the database has no room for another. */
async function useUp(tablet: ScriptedClient<TabletProtocol>) {
  for (let calls = 0; calls < MOST_CALLS; calls += 1) {
    const reply = await tablet.ask('call:request', { requestId: newId(), language: 'jsl' });
    if (!reply.ok) return reply;
    await tablet.ask('call:end', { callId: reply.data.callId });
  }
  throw new Error(`${MOST_CALLS} calls were taken on a full disk`);
}

const ending = async (database: Database, callId: string) =>
  database.read('ending', (db) =>
    db
      .selectFrom('call_event')
      .select(['type', 'reason'])
      .where('call_id', '=', callId)
      .where('type', '=', 'ended')
      .execute(),
  );

describe.skipIf(!SmallDisk.isPossible())('a disk of its own (as root)', () => {
  it('full: calls are refused with a reason, one that runs can be ended, and all is recorded once there is room', async () => {
    await using disk = await SmallDisk.mount(120);
    const database = await openDatabase({ url: null, dataDir: disk.folder }, () => undefined);
    await using app = await TestApp.start({
      tablets: 2,
      interpreters: [['jsl']],
      overrides: { database, clock: systemClock },
      environment: { MADO_DATA_DIR: disk.folder, MADO_LOG_LEVEL: 'silent' },
    });
    const { talking, free, console, callId } = await withCall(app);
    await disk.fill();
    expect(await useUp(free)).toEqual(refused('database-unavailable'));
    await talking.request('call:end', { callId });
    await tabletSees(talking, (view) => view.call?.state === 'ended');
    await consoleSees(console, (view) => view.wrapUp?.call.callId === callId);
    await disk.free();
    await vi.waitFor(async () => expect(await ending(database, callId)).toHaveLength(1), {
      timeout: 15_000,
      interval: 200,
    });
    expect(await ending(database, callId)).toEqual([{ type: 'ended', reason: 'tapped' }]);
    await tabletSees(free, (view) => view.databaseAway !== true);
    await free.request('call:request', { requestId: newId(), language: 'jsl' });
  });

  it('read-only while PostgreSQL is away: what happens in a call is kept in memory, and recorded', async () => {
    await using disk = await SmallDisk.mount(8);
    const cluster = await startPostgres();
    await using _cluster = { [Symbol.asyncDispose]: () => cluster.stop() };
    await cluster.create('ward');
    const database = Database.postgres(cluster.url('ward'), () => undefined);
    await database.read('migrate', migrate);
    await using app = await TestApp.start({
      tablets: 2,
      interpreters: [['jsl']],
      overrides: { database, clock: systemClock },
      environment: { MADO_DATA_DIR: disk.folder, MADO_LOG_LEVEL: 'silent' },
    });
    const { talking, callId } = await withCall(app);
    await disk.remount('ro');
    await cluster.crash();
    await talking.request('call:end', { callId });
    await tabletSees(talking, (view) => view.call?.state === 'ended');
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toContain('mado_database_away 1');
    expect(metrics).toMatch(/^mado_spooled_commands [1-9]/m);
    expect(await readdir(disk.folder)).not.toContain('spool');
    await cluster.restart();
    await tabletSees(talking, (view) => view.databaseAway !== true);
    expect(await ending(database, callId)).toEqual([{ type: 'ended', reason: 'tapped' }]);
  });
});
