import { openings } from '../support/openings.ts';
import { tickets } from '../support/tickets.ts';
import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import type { CallContext } from '@mado/sfu-server/calls/call-work.ts';
import { Dispatcher } from '@mado/sfu-server/calls/dispatcher.ts';
import { requestCall } from '@mado/sfu-server/calls/request-call.ts';
import { sqlCallStore } from '@mado/sfu-server/calls/sql-call-store.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { consoleReturned } from '@mado/sfu-server/presence/console-presence.ts';
import { setStatus } from '@mado/sfu-server/presence/set-status.ts';
import { describe, expect, it } from 'vitest';
import { brokenInvariants } from '../simulation/invariants.ts';
import { newDatabase } from '../support/databases.ts';
import { makeWard } from '../support/factories.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { pick } from './busy-ward.ts';

const CALLS = 20;

/** A ward in which everybody is available, and what two servers on its database would share. */
async function scene(interpreters: number) {
  const database = await newDatabase('postgres');
  const clock = new FakeClock();
  const plan = { tablets: CALLS, interpreters: Array.from({ length: interpreters }, () => ['jsl']) };
  const ward = await makeWard(database, { ...plan, now: clock.now() });
  const context: CallContext = {
    store: sqlCallStore(database),
    clock,
    times: routingDefaults,
    node: 'one',
    openings,
    tickets,
    accepting: () => true,
    newId,
  };
  for (const { id } of ward.interpreters) {
    await consoleReturned(context, id);
    await setStatus(context, id, { status: 'available' });
  }
  const errors: unknown[] = [];
  const dispatcher = () =>
    new Dispatcher(
      context,
      () => undefined,
      (error) => errors.push(error),
    );
  const request = (tabletId: string) =>
    requestCall(context, { tabletId, requestId: newId(), language: 'jsl' });
  const offers = () =>
    database.read('offers', (db) =>
      db.selectFrom('offer').selectAll().where('state', '=', 'pending').execute(),
    );
  return { database, clock, ward, errors, dispatcher, request, offers };
}

describe('two dispatchers on one database', () => {
  it.each(['call', 'interpreter'] as const)('come back to a row of %s that somebody held', async (table) => {
    const { database, clock, ward, errors, dispatcher, request, offers } = await scene(1);
    await using _database = database;
    await request(pick(ward.tablets, 0));
    const one = dispatcher();
    const held = Promise.withResolvers<undefined>();
    const release = Promise.withResolvers<undefined>();
    const holder = database.transaction('holder', async (tx) => {
      await tx.selectFrom(table).select('id').forUpdate().execute();
      held.resolve(undefined);
      await release.promise;
    });
    await held.promise;
    one.start();
    await one.settled();
    expect(await offers()).toEqual([]);
    release.resolve(undefined);
    await holder;
    await clock.advance(100, () => one.settled());
    expect(await offers()).toHaveLength(1);
    await one.stop();
    expect(errors).toEqual([]);
  });

  it('ring each call once, and lose none', async () => {
    const { database, clock, ward, errors, dispatcher, request, offers } = await scene(CALLS);
    await using _database = database;
    const both = [dispatcher(), dispatcher()];
    const settled = async () => {
      for (const each of both) await each.settled();
    };
    for (const each of both) each.start();
    await Promise.all(
      ward.tablets.map(async (tablet) => {
        await request(tablet);
        for (const each of both) each.wake();
      }),
    );
    await settled();
    await clock.advance(1000, settled);
    expect(await offers()).toHaveLength(CALLS);
    expect(await brokenInvariants(database)).toEqual([]);
    for (const each of both) await each.stop();
    expect(errors).toEqual([]);
  });
});
