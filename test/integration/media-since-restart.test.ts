import { openings } from '../support/openings.ts';
import { tickets } from '../support/tickets.ts';
import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import type { CallContext } from '@mado/sfu-server/calls/call-work.ts';
import { sqlCallStore } from '@mado/sfu-server/calls/sql-call-store.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { takeUp } from '@mado/sfu-server/calls/take-up.ts';
import { describe, expect, it } from 'vitest';
import { databaseKinds } from '../support/databases.ts';
import { TestApp } from '../support/start-app.ts';
import { answer, call, pick } from './busy-ward.ts';

const contextOf = ({ app, clock }: TestApp): CallContext => ({
  store: sqlCallStore(app.database),
  clock,
  times: routingDefaults,
  node: 'test',
  openings,
  tickets,
  accepting: () => true,
  newId,
});

describe.each(databaseKinds)('a call that was being connected, on %s', (database) => {
  it.each([
    { reason: 'server-restarted', states: ['connecting', 'active'] },
    { reason: 'database-away', states: ['active', 'active'] },
  ] as const)('after $reason becomes $states as one side, then the other has media', async (each) => {
    await using app = await TestApp.start({ database, tablets: 1, interpreters: [['jsl']] });
    const tablet = await app.connect('tablet', pick(app.ward.tablets, 0));
    const console = await app.connect('interpreter', pick(app.ward.interpreters, 0).id);
    await console.request('status:set', { status: 'available' });
    const callId = await call(tablet, 'jsl');
    await answer(console);
    await tablet.request('call:media-up', { callId });
    await takeUp(contextOf(app), each.reason);
    const state = async () => (await tablet.request('sync', {})).call?.state;
    await console.request('call:media-up', { callId });
    const states = [await state()];
    await tablet.request('call:media-up', { callId });
    expect([...states, await state()]).toEqual(each.states);
  });
});
