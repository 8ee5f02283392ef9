import { stat } from 'node:fs/promises';
import path from 'node:path';
import { migrate } from '@mado/sfu-server/db/migrate.ts';
import { Database } from '@mado/sfu-server/db/database.ts';
import { systemClock } from '@mado/sfu-server/clock.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { describe, expect, it, vi } from 'vitest';
import { goodPassword, member } from '../support/accounts.ts';
import { TestApp } from '../support/start-app.ts';
import { startPostgres, type PostgresCluster } from '../support/postgres-cluster.ts';
import { refused } from '../support/scripted-client.ts';
import { WebSession } from '../support/web-session.ts';
import { call, consoleSees, pick, tabletSees, talk } from './busy-ward.ts';

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
  await cluster.create('ward');
  const database = Database.postgres(cluster.url('ward'), () => undefined);
  await database.read('migrate', migrate);
  return database;
}

const recorded = (database: Database, callId: string) =>
  database.read('recorded', async (db) => ({
    events: await db
      .selectFrom('call_event')
      .select('type')
      .where('call_id', '=', callId)
      .orderBy('seq')
      .execute(),
    calls: await db.selectFrom('call').selectAll().where('id', '=', callId).execute(),
    surveys: await db.selectFrom('survey').selectAll().where('call_id', '=', callId).execute(),
    notes: await db.selectFrom('kept_command').selectAll().execute(),
  }));

describe.each(Object.keys(ways))('PostgreSQL that %s in mid-call', (name) => {
  it('is said to be away in time, and found again without a restart', async () => {
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
    await tabletSees(talking, (view) => view.call?.state === 'active');
    await consoleSees(console, (view) => view.call?.state === 'active');
    await free.request('sync', {});
    const startedAt = Date.now();
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
    await tabletSees(talking, (view) => view.databaseAway === true && view.call?.state === 'active');
    await tabletSees(free, (view) => view.databaseAway === true && view.call === null);

    await talking.request('call:end', { callId });
    const endedBy = Date.now();
    // Nothing is doubled by somebody who heard no answer.
    await talking.request('call:end', { callId });
    await tabletSees(talking, ({ call }) => call?.state === 'ended' && call.surveyDue);
    await consoleSees(console, (view) => view.wrapUp?.call.callId === callId && view.call === null);
    await talking.request('call:survey', { callId, rating: 3 });
    await tabletSees(talking, (view) => view.call === null);
    expect(await free.ask('call:end', { callId })).toEqual(refused('database-unavailable'));

    await ways[name]?.back(cluster);
    await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 15_000, interval: 200 });
    const { call: after, databaseAway } = await tabletSees(talking, (view) => view.databaseAway !== true);
    expect({ after, databaseAway }).toEqual({ after: null, databaseAway: undefined });
    const { events, calls, surveys, notes } = await recorded(database, callId);
    expect(events.map(({ type }) => type)).toEqual([
      'requested',
      'offered',
      'accepted',
      'connected',
      'ended',
      'surveyed',
    ]);
    expect(calls).toMatchObject([{ state: 'ended', reason: 'tapped', outcome: 'completed' }]);
    const endedAt = calls[0]?.ended_at?.getTime() ?? 0;
    expect(endedAt).toBeGreaterThanOrEqual(startedAt);
    expect(endedAt).toBeLessThanOrEqual(endedBy);
    expect(surveys).toMatchObject([{ rating: 3 }]);
    expect(notes).toEqual([]);
    expect((await stat(path.join(app.dataDir, 'spool'))).size).toBe(0);
  });
});

const routes: readonly (readonly [path: string, body?: object])[] = [
  ['/get-session'],
  ['/passkey/list-user-passkeys'],
  ['/passkey/generate-register-options'],
  ['/change-password', { currentPassword: goodPassword, newPassword: `${goodPassword}、二階` }],
  ['/two-factor/enable', { password: goodPassword }],
  ['/two-factor/disable', { password: goodPassword }],
  ['/two-factor/verify-totp', { code: '123456' }],
  ['/revoke-other-sessions', {}],
  ['/passkey/delete-passkey', { id: 'one' }],
  ['/sign-out', {}],
];

it('a person is told that PostgreSQL is away, not that they are signed out', async () => {
  const cluster = await startPostgres();
  await using _cluster = { [Symbol.asyncDispose]: () => cluster.stop() };
  const database = await databaseIn(cluster);
  await using app = await TestApp.start({
    tablets: 0,
    interpreters: [['jsl']],
    overrides: { database, clock: systemClock },
  });
  const { browser, email } = await member(app);
  expect((await browser.auth('/get-session')).code).toBeNull();
  const { session } = browser;
  await cluster.crash();
  for (const [path, body] of routes) {
    const { status, code } = await browser.auth(path, body);
    expect({ path, status, code }).toEqual({ path, status: 503, code: 'database-unavailable' });
  }
  const stranger = new WebSession(app.url, 'interpreter');
  for (let time = 0; time < 10; time += 1)
    expect((await stranger.auth('/sign-in/email', { email, password: goodPassword })).status).toBe(503);
  expect(browser.session).toBe(session);
  await cluster.restart();
  await vi.waitFor(async () => expect((await browser.auth('/get-session')).status).toBe(200), {
    timeout: 15_000,
    interval: 200,
  });
  expect((await stranger.auth('/sign-in/email', { email, password: goodPassword })).code).toBeNull();
});
