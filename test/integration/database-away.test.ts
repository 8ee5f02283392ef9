import { migrate } from '@mado/sfu-server/db/migrate.ts';
import { Database } from '@mado/sfu-server/db/database.ts';
import { systemClock } from '@mado/sfu-server/clock.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { describe, expect, it, vi } from 'vitest';
import { TestApp } from '../support/start-app.ts';
import { execute, startPostgres, type PostgresCluster } from '../support/postgres-cluster.ts';
import { refused } from '../support/scripted-client.ts';
import { call, pick, tabletSees, talk } from './busy-ward.ts';

const ways: Record<string, { away: (at: PostgresCluster) => Promise<void>; back: typeof restart }> = {
  'crashes and is started again': { away: (cluster) => cluster.crash(), back: restart },
  'stands still and goes on': {
    away: (cluster) => cluster.signal('SIGSTOP'),
    back: (cluster) => cluster.signal('SIGCONT'),
  },
};

function restart(cluster: PostgresCluster): Promise<void> {
  return cluster.restart();
}

/** A migrated database in the cluster. */
async function databaseIn(cluster: PostgresCluster): Promise<Database> {
  await execute(cluster.url('postgres'), 'create database ward');
  const database = Database.postgres(cluster.url('ward'), () => undefined);
  await database.read('migrate', migrate);
  return database;
}

describe.each(Object.keys(ways))('PostgreSQL that %s in mid-call', (name) => {
  it('is said to be away in time, and found again without a restart', { timeout: 60_000 }, async () => {
    const cluster = await startPostgres();
    await using _cluster = { [Symbol.asyncDispose]: () => cluster.stop() };
    const database = await databaseIn(cluster);
    await using app = await TestApp.start({
      tablets: 2,
      interpreters: [['jsl']],
      overrides: { database, clock: systemClock },
    });
    const talking = await app.connect('tablet', pick(app.ward.tablets, 0));
    const free = await app.connect('tablet', pick(app.ward.tablets, 1));
    const console = await app.connect('interpreter', pick(app.ward.interpreters, 0).id);
    await console.request('status:set', { status: 'available' });
    const callId = await call(talking, 'jsl');
    await talk(talking, console);
    const ready = async () => (await fetch(`${app.url}/readyz`)).status;
    expect(await ready()).toBe(200);

    await ways[name]?.away(cluster);
    expect(await free.ask('call:request', { requestId: newId(), language: 'jsl' })).toEqual(
      refused('database-unavailable'),
    );
    const response = await fetch(`${app.url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      checks: { database: expect.stringContaining('database-unavailable') },
    });
    expect(talking.socket.connected && console.socket.connected).toBe(true);

    await ways[name]?.back(cluster);
    await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 15_000, interval: 200 });
    await talking.request('call:end', { callId });
    await tabletSees(talking, (view) => view.call?.state === 'ended');
  });
});
