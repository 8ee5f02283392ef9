import type { InterpreterProtocol, InterpreterView } from '@mado/core/protocol/interpreter.ts';
import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseKinds } from '../support/databases.ts';
import type { ScriptedClient } from '../support/scripted-client.ts';
import { TestApp } from '../support/start-app.ts';

const [RINGS, PAUSE] = [15_000, 30_000];

describe.each(databaseKinds)('an interpreter at whom offers ring out, on %s', (database) => {
  let app: TestApp;
  let desk: ScriptedClient<InterpreterProtocol>;
  let tablets: ScriptedClient<TabletProtocol>[];
  beforeEach(async () => {
    app = await TestApp.start({ tablets: 3, interpreters: [['jsl']], database });
    desk = await app.connect('interpreter', app.ward.interpreters[0]?.id ?? '');
    tablets = await Promise.all(app.ward.tablets.map((id) => app.connect('tablet', id)));
    await available();
  });
  afterEach(() => app[Symbol.asyncDispose]());

  const available = async () => {
    await desk.request('status:set', { status: 'available' });
    await app.settled();
  };
  const view = (): Promise<InterpreterView> => desk.request('sync', {});
  const call = async (tablet: number) => {
    await tablets[tablet]?.request('call:request', { requestId: newId(), language: 'jsl' });
    await app.settled();
  };
  const ringOut = async (tablet: number) => {
    await call(tablet);
    expect((await view()).offer).not.toBeNull();
    await app.advance(RINGS);
  };
  const stateOf = async (tablet: number) => (await tablets[tablet]?.request('sync', {}))?.call?.state;

  it('is left in peace for half a minute, and rung for the next call then', async () => {
    await ringOut(0);
    const now = app.clock.now().getTime();
    expect(await view()).toMatchObject({ status: 'available', pausedUntil: now + PAUSE, offer: null });
    await call(1);
    expect(await stateOf(1)).toBe('queued');
    await app.advance(PAUSE - 1);
    expect((await view()).offer).toBeNull();
    await app.advance(1);
    expect(await view()).toMatchObject({ pausedUntil: null, state: 'reserved' });
    expect(await stateOf(1)).toBe('queued');
    expect((await view()).offer).not.toBeNull();
  });

  it('is on a break after the second in a row, and nobody waits for them', async () => {
    await ringOut(0);
    await call(1);
    await app.advance(PAUSE);
    await call(2);
    await app.advance(RINGS);
    expect(await view()).toMatchObject({ status: 'break', breakReason: 'unanswered', pausedUntil: null });
    expect(await Promise.all([stateOf(1), stateOf(2)])).toEqual(['ended', 'ended']);
    await available();
    expect(await view()).toMatchObject({ status: 'available', breakReason: null });
    await ringOut(0);
    expect((await view()).status).toBe('available');
  });

  it('begins anew with any answer, a refusal as well', async () => {
    await ringOut(0);
    await app.advance(PAUSE);
    await call(1);
    await desk.request('offer:decline', { offerId: (await view()).offer?.offerId ?? '' });
    await app.settled();
    await ringOut(2);
    expect((await view()).status).toBe('available');
  });

  it('who presses available once more is rung at once', async () => {
    await ringOut(0);
    await available();
    expect((await view()).pausedUntil).toBeNull();
    await call(1);
    expect((await view()).offer).not.toBeNull();
  });
});
