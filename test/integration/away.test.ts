import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseKinds } from '../support/databases.ts';
import { TestApp } from '../support/start-app.ts';
import { call, pick, talk } from './busy-ward.ts';

const times = { ...routingDefaults, tabletGraceMs: 50_000, consoleGraceMs: 25_000 };

describe.each(databaseKinds)('who stays in a call, on %s', (database) => {
  let app: TestApp;
  let tabletId: string;
  let interpreterId: string;
  beforeEach(async () => {
    app = await TestApp.start({ database, tablets: 1, interpreters: [['jsl']], overrides: { times } });
    tabletId = pick(app.ward.tablets, 0);
    interpreterId = pick(app.ward.interpreters, 0).id;
  });
  afterEach(() => app[Symbol.asyncDispose]());

  async function inCall() {
    const tablet = await app.connect('tablet', tabletId);
    const console = await app.connect('interpreter', interpreterId);
    await console.request('status:set', { status: 'available' });
    const callId = await call(tablet, 'jsl');
    await talk(tablet, console);
    return { tablet, console, callId };
  }

  it('reads since when the console is away and until when the call is kept, and that it is back', async () => {
    const { tablet, console } = await inCall();
    await app.advance(7000);
    const since = app.clock.now().getTime();
    const told = tablet.next(
      'view',
      (view) => view.call?.state === 'active' && view.call.interpreterAway !== null,
    );
    await app.disconnect(console);
    const interpreterAway = { since, until: since + 25_000 };
    expect(await told).toMatchObject({ now: since, call: { interpreterAway, graceMs: 50_000 } });
    await app.advance(10_000);
    expect(await tablet.request('sync', {})).toMatchObject({
      now: since + 10_000,
      call: { interpreterAway },
    });
    await app.connect('interpreter', interpreterId);
    expect(await tablet.request('sync', {})).toMatchObject({
      call: { state: 'active', interpreterAway: null },
    });
  });

  it('reads the same of the tablet, and the call ends at the instant that was named', async () => {
    const { tablet, console, callId } = await inCall();
    const since = app.clock.now().getTime();
    await app.disconnect(tablet);
    const tabletAway = { since, until: since + 50_000 };
    expect(await console.request('sync', {})).toMatchObject({
      call: { callId, tabletAway, graceMs: 25_000 },
    });
    await app.advance(tabletAway.until - since - 1);
    expect((await console.request('sync', {})).call).toMatchObject({ tabletAway });
    await app.advance(1);
    expect(await console.request('sync', {})).toMatchObject({
      call: null,
      wrapUp: { call: { callId, reason: 'lost', endedAt: tabletAway.until } },
    });
  });
});
