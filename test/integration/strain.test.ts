import type { InterpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import type { RoutingSettings } from '@mado/core/domain/routing-settings.ts';
import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { databaseKinds } from '../support/databases.ts';
import type { ScriptedClient } from '../support/scripted-client.ts';
import { TestApp } from '../support/start-app.ts';
import { pick } from './busy-ward.ts';

const minutes = 60_000;

describe.each(databaseKinds)('who signs, on %s', (database) => {
  let app: TestApp;
  let desks: ScriptedClient<InterpreterProtocol>[];
  let tablet: ScriptedClient<TabletProtocol>;
  beforeEach(async () => {
    app = await TestApp.start({ tablets: 1, interpreters: [['jsl', 'en'], ['jsl']], database });
    desks = await Promise.all(app.ward.interpreters.map(({ id }) => app.connect('interpreter', id)));
    tablet = await app.connect('tablet', pick(app.ward.tablets, 0));
    for (const desk of desks) await desk.request('status:set', { status: 'available' });
    await pick(desks, 1).request('status:set', { status: 'offline' });
    await app.settled();
  });
  afterEach(() => app[Symbol.asyncDispose]());

  const setLanguage = async (body: RoutingSettings) => {
    const admin = new ApiClient(app.url, await app.signIn('admin', app.ward.administrator));
    await admin.request('PUT /api/admin/routing/languages/:language', { params: { language: 'jsl' }, body });
  };
  const viewOf = (desk: number) => pick(desks, desk).request('sync', {});
  const request = async (language: string) => {
    const { call } = await tablet.request('sync', {});
    if (call !== null) await tablet.request('call:dismiss', { callId: call.callId });
    const { callId } = await tablet.request('call:request', { requestId: newId(), language });
    await app.settled();
    return callId;
  };
  /** A call that both sides have media in for so long. Its interpreter is idle again after it. */
  const talk = async (language: string, forMs: number) => {
    const callId = await request(language);
    const { offer } = await viewOf(0);
    const desk = pick(desks, 0);
    await desk.request('offer:accept', { offerId: offer?.offerId ?? '' });
    await desk.request('call:media-up', { callId });
    await tablet.request('call:media-up', { callId });
    await app.settled();
    await app.advance(forMs);
    await desk.request('call:end', { callId });
    await desk.request('wrap-up:done', {});
    await app.settled();
  };

  it('rests after forty minutes of it, and is rung for what does not strain', async () => {
    await talk('jsl', 40 * minutes);
    expect(await viewOf(0)).toMatchObject({ restsUntil: null, state: 'idle' });
    await talk('jsl', 30_000);
    const { now, restsUntil } = await viewOf(0);
    expect(restsUntil).toBe(now + 10 * minutes);
    await request('jsl');
    expect(await viewOf(0)).toMatchObject({ offer: null, state: 'idle' });
    // Nobody is told that it is their turn at once.
    const { call: queued } = await tablet.request('sync', {});
    expect(queued?.state === 'queued' ? queued.estimate?.toMs : null).toBeGreaterThan(60_000);
    const waiting = await tablet.request('sync', {});
    await tablet.request('call:end', { callId: waiting.call?.callId ?? '' });
    await request('en');
    expect((await viewOf(0)).offer).toMatchObject({ language: { tag: 'en' } });
  });

  it('is rung for the call that waits once the rest is over', async () => {
    await talk('jsl', 41 * minutes);
    await app.advance(5 * minutes);
    const callId = await request('jsl');
    await app.advance(5 * minutes - 1);
    expect(await viewOf(0)).toMatchObject({ offer: null });
    await app.advance(1);
    expect(await viewOf(0)).toMatchObject({ offer: { callId }, restsUntil: null });
  });

  it('leaves the call to who is rested, and the timeline says so', async () => {
    await talk('jsl', 41 * minutes);
    await pick(desks, 1).request('status:set', { status: 'available' });
    const callId = await request('jsl');
    expect(await viewOf(1)).toMatchObject({ offer: { callId } });
    const admin = new ApiClient(app.url, await app.signIn('admin', app.ward.administrator));
    const { timeline } = await admin.request('GET /api/admin/calls/:callId', { params: { callId } });
    expect(timeline.flatMap(({ decision }) => decision ?? [])).toMatchObject([
      { others: 0, skipped: { resting: 1, busy: 0 } },
    ]);
  });

  it('is not counted where an administrator has it so', async () => {
    await setLanguage({ strain: null });
    await talk('jsl', 90 * minutes);
    expect(await viewOf(0)).toMatchObject({ restsUntil: null });
  });

  it('is counted by what an administrator sets', async () => {
    const strain = { continuousMs: 20 * minutes, restMs: 5 * minutes, inWindowMs: 60 * minutes };
    await setLanguage({ strain: { ...strain, windowMs: 120 * minutes, leastMs: 10 * minutes } });
    await talk('jsl', 11 * minutes);
    const { now, restsUntil } = await viewOf(0);
    expect(restsUntil).toBe(now + 5 * minutes);
  });

  it('may have more of the after-call work, a minute at a time', async () => {
    const callId = await request('jsl');
    const desk = pick(desks, 0);
    await desk.request('offer:accept', { offerId: (await viewOf(0)).offer?.offerId ?? '' });
    await desk.request('call:end', { callId });
    await desk.request('wrap-up:prolong', {});
    await app.settled();
    await app.advance(2 * minutes - 1);
    expect(await viewOf(0)).toMatchObject({ state: 'wrap-up', wrapUp: { mayProlong: true } });
    await app.advance(1);
    expect(await viewOf(0)).toMatchObject({ state: 'idle', wrapUp: null });
  });
});
