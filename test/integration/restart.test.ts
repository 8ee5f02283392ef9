import { createApp } from '@mado/sfu-server/app.ts';
import { readConfig } from '@mado/sfu-server/config.ts';
import type { Database } from '@mado/sfu-server/db/database.ts';
import { describe, expect, it } from 'vitest';
import { brokenInvariants } from '../simulation/invariants.ts';
import { databaseKinds } from '../support/databases.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeMediaEngine } from '../support/fake-media-engine.ts';
import {
  answer,
  busyPlan,
  call,
  consoleOf,
  consoleSees,
  makeBusy,
  pick,
  tabletOf,
  tabletSees,
} from './busy-ward.ts';
import { Restartable, type Console, type Everybody, type Tablet } from './restartable.ts';

type Busy = Awaited<ReturnType<typeof makeBusy>>;

const viewsOf = async ({ tablets, consoles }: Everybody) => ({
  tablets: await Promise.all(tablets.map((tablet) => tablet.request('sync', {}))),
  consoles: await Promise.all(consoles.map((console) => console.request('sync', {}))),
});

type Views = Awaited<ReturnType<typeof viewsOf>>;

/** Views without what every start makes anew. */
const lasting = (views: Views) =>
  JSON.parse(
    JSON.stringify(views, (key, value: unknown) => (['now', 'media'].includes(key) ? undefined : value)),
  ) as unknown;

/** How often each kind of event is on a call's timeline. */
const timelines = (database: Database) =>
  database.read('timelines', async (db) => {
    const events = await db
      .selectFrom('call_event')
      .select(['call_id', 'type', 'reason'])
      .orderBy('seq')
      .execute();
    return (callId: string) =>
      events.filter((event) => event.call_id === callId).map(({ type }) => type as string);
  });

describe.each(databaseKinds)('a server that is killed and started again, on %s', (kind) => {
  it('goes on with every call where it was', async () => {
    await using server = await Restartable.create(kind, busyPlan);
    await server.bePatient();
    await server.start();
    const before = await server.gather();
    const busy = await makeBusy(before);
    const wanted = await viewsOf(before);
    await server.end('SIGKILL');
    await server.start();
    const after = await server.gather();
    await everybodyIsBack(after);
    expect(lasting(await viewsOf(after))).toEqual(lasting(wanted));
    await theyGoOn(after, busy);
    await server.end('SIGKILL');
    await using database = await server.openDatabase();
    expect(await brokenInvariants(database)).toEqual([]);
    const of = await timelines(database);
    const away = ['disconnected', 'disconnected', 'reconnected', 'reconnected'];
    expect(of(busy.ids.active).toSorted()).toEqual(
      ['requested', 'offered', 'accepted', 'connected', ...away].toSorted(),
    );
    expect(of(busy.ids.survey)).toEqual([
      'requested',
      'offered',
      'accepted',
      'connected',
      'ended',
      'surveyed',
    ]);
    await nobodyReturns(database, server.dataDir, busy);
  });
});

/** Nobody is thought to be away any more. */
async function everybodyIsBack({ tablets, consoles }: Everybody): Promise<void> {
  for (const tablet of tablets)
    await tabletSees(
      tablet,
      ({ call }) => !(call !== null && 'interpreterAway' in call && call.interpreterAway !== null),
    );
  for (const console of consoles)
    await consoleSees(console, ({ call }) => call === null || call.tabletAway === null);
}

/** What was begun before the kill is carried on by the same people. */
async function theyGoOn({ tablets, consoles }: Everybody, { ids, requestId, offer }: Busy): Promise<void> {
  // The answer to this request may have been lost with the server.
  expect(await call(pick(tablets, tabletOf.offered), 'en', requestId)).toBe(ids.offered);
  expect(await answer(pick(consoles, consoleOf.offered))).toBe(ids.offered);
  expect(offer?.callId).toBe(ids.offered);
  await bothAreUp(pick(tablets, tabletOf.connecting), pick(consoles, consoleOf.connecting), ids.connecting);
  const active = await tabletSees(pick(tablets, tabletOf.active), ({ call }) => call?.state === 'active');
  const { ticket } = active.call?.state === 'active' ? active.call.media : { ticket: '' };
  const joined = await pick(tablets, tabletOf.active).request('media:join', { callId: ids.active, ticket });
  expect(joined.producers).toEqual([]);
  await pick(tablets, tabletOf.survey).request('call:survey', { callId: ids.survey, rating: 3 });
}

/** The tablet had media from the server that was killed; that counts no more. */
async function bothAreUp(tablet: Tablet, console: Console, callId: string): Promise<void> {
  await console.request('call:media-up', { callId });
  expect(await console.request('sync', {})).toMatchObject({ call: { state: 'connecting' } });
  await tablet.request('call:media-up', { callId });
  expect(await console.request('sync', {})).toMatchObject({ call: { state: 'active' } });
}

/** A further start to which nobody comes: everything ends by its grace, in time that the test owns. */
async function nobodyReturns(database: Database, dataDir: string, { ids }: Busy): Promise<void> {
  const clock = new FakeClock(new Date());
  const environment = {
    MADO_PORT: '0',
    MADO_LOG_LEVEL: 'error',
    MADO_DATA_DIR: dataDir,
    MADO_EMBEDDED_DATABASE: 'accept-risk',
  };
  const config = readConfig(environment, 'serve');
  await using app = await createApp(config, { clock, engine: new FakeMediaEngine(), database });
  await app.start();
  const advance = (ms: number) => clock.advance(ms, () => app.switchboard.settled());
  const ended = async () => {
    const calls = await database.read('ended', (db) => db.selectFrom('call').selectAll().execute());
    return (name: keyof typeof tabletOf) => {
      const { outcome, reason } = pick(
        calls.filter(({ id }) => id === ids[name]),
        0,
      );
      return outcome === null ? 'lives' : `${outcome}: ${reason}`;
    };
  };
  await advance(29_000);
  expect((await ended())('active')).toBe('lives');
  await advance(2000);
  const of = await ended();
  expect(of('active')).toBe('completed: interpreter-lost');
  expect(of('connecting')).toBe('completed: interpreter-lost');
  expect(of('offered')).toBe('failed: interpreter-lost');
  expect(of('survey')).toBe('completed: tapped');
  expect(of('first')).toBe('lives');
  await advance(90_000);
  expect((await ended())('first')).toBe('cancelled: lost');
  expect((await ended())('second')).toBe('cancelled: lost');
  expect(await brokenInvariants(database)).toEqual([]);
}
