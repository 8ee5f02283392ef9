import { createApp, type App } from '@mado/sfu-server/app.ts';
import { readConfig } from '@mado/sfu-server/config.ts';
import { describe, expect, it } from 'vitest';
import { brokenInvariants } from '../simulation/invariants.ts';
import { databaseKinds } from '../support/databases.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeMediaEngine } from '../support/fake-media-engine.ts';
import { busyPlan, consoleOf, consoleSees, makeBusy, pick, tabletOf, tabletSees } from './busy-ward.ts';
import { gatherAt, Restartable } from './restartable.ts';

/** A server in this process, on data that outlive it, in time that the test owns. */
async function startHere(ward: Restartable, clock: FakeClock): Promise<{ app: App; url: string }> {
  const database = await ward.openDatabase();
  const environment = { MADO_PORT: '0', MADO_LOG_LEVEL: 'error', MADO_DATA_DIR: ward.dataDir };
  const config = readConfig(environment, 'trial');
  const engine = new FakeMediaEngine();
  const app = await createApp(config, { clock, engine, database, messagesPer10s: 1_000_000 });
  return { app, ...(await app.start()) };
}

/** Longer than an offer rings, than both sides may take to connect, and than every grace. */
const OUTAGE_MS = 150_000;

describe.each(databaseKinds)('an outage longer than every deadline but that of the queue, on %s', (kind) => {
  it('costs nobody their place, their offer or their call', async () => {
    await using ward = await Restartable.create(kind, busyPlan);
    const clock = new FakeClock(new Date());
    const first = await startHere(ward, clock);
    const before = await gatherAt(first.url, ward);
    const busy = await makeBusy(before);
    const wait = async (ms: number, { app }: { app: App }) =>
      clock.advance(ms, () => app.switchboard.settled());
    // One of each side is away already when the server goes down.
    pick(before.tablets, tabletOf.activeToo).close();
    pick(before.consoles, consoleOf.active).close();
    await consoleSees(
      pick(before.consoles, consoleOf.activeToo),
      ({ call }) => call !== null && call.tabletAway !== null,
    );
    await tabletSees(
      pick(before.tablets, tabletOf.active),
      ({ call }) => call?.state === 'active' && call.interpreterAway !== null,
    );
    await first.app[Symbol.asyncDispose]();

    await clock.advance(OUTAGE_MS, () => Promise.resolve());
    const second = await startHere(ward, clock);
    await wait(5000, second);
    const after = await gatherAt(second.url, ward);
    await second.app.switchboard.settled();
    const state = async (name: keyof typeof tabletOf) =>
      (await pick(after.tablets, tabletOf[name]).request('sync', {})).call?.state;
    expect(await state('active')).toBe('active');
    expect(await state('activeToo')).toBe('active');
    expect(await state('connecting')).toBe('connecting');
    const { offer } = await consoleSees(
      pick(after.consoles, consoleOf.offered),
      (view) => view.offer !== null,
    );
    expect(offer?.callId).toBe(busy.ids.offered);
    expect(offer?.offerId).not.toBe(busy.offer?.offerId);
    // Both sides are back: now they have their time to connect, and no more.
    await wait(46_000, second);
    expect(await state('connecting')).toBe('ended');
    expect(await brokenInvariants(second.app.database)).toEqual([]);
    await second.app[Symbol.asyncDispose]();
  });
});
