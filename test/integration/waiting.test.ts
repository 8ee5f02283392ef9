import type { TabletCall, TabletProtocol } from '@mado/core/protocol/tablet.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseKinds } from '../support/databases.ts';
import type { ScriptedClient } from '../support/scripted-client.ts';
import { TestApp } from '../support/start-app.ts';

const MINUTE = 60_000;

describe.each(databaseKinds)('what a tablet that waits is told, on %s', (database) => {
  let app: TestApp;
  let tablets: ScriptedClient<TabletProtocol>[];
  beforeEach(async () => {
    app = await TestApp.start({ tablets: 4, interpreters: [['en'], ['en'], ['jsl']], database });
    tablets = await Promise.all(app.ward.tablets.map((id) => app.connect('tablet', id)));
  });
  afterEach(() => app[Symbol.asyncDispose]());

  async function takesCalls(index: number) {
    const desk = await app.connect('interpreter', app.ward.interpreters[index]?.id ?? '');
    await desk.request('status:set', { status: 'available' });
    await app.settled();
    return desk;
  }
  const callOf = async (tablet: number): Promise<TabletCall | null> =>
    (await tablets[tablet]?.request('sync', {}))?.call ?? null;
  async function calls(tablet: number) {
    await tablets[tablet]?.request('call:request', { requestId: newId(), language: 'en' });
    await app.settled();
    return callOf(tablet);
  }

  it('is the time to an answer while somebody is rung, and the time until somebody is free after that', async () => {
    await takesCalls(0);
    // Of another language: no help.
    await takesCalls(2);
    expect(await calls(0)).toMatchObject({ ringing: true, estimate: { fromMs: 2_000, toMs: 15_000 } });
    // Eight minutes of speech and wrap-up each, by our guess: whoever is rung now is free once more, then.
    const second = await calls(1);
    expect(second).toMatchObject({ position: 2, ringing: false });
    const third = await calls(2);
    const widths = [second, third].map((call) => (call?.state === 'queued' ? call.estimate : null));
    expect(widths[0]?.fromMs).toBeGreaterThan(0.5 * MINUTE);
    expect(widths[0]?.toMs).toBeGreaterThan(10 * MINUTE);
    expect(widths[1]?.fromMs).toBeGreaterThan(widths[0]?.fromMs ?? Infinity);
    expect(widths[1]?.toMs).toBeGreaterThan(widths[0]?.toMs ?? Infinity);
  });

  it('is shorter once more people are there', async () => {
    await takesCalls(0);
    for (const tablet of [0, 1, 2]) await calls(tablet);
    const before = await callOf(2);
    await takesCalls(1);
    const after = await callOf(2);
    const to = (call: TabletCall | null) => (call?.state === 'queued' ? call.estimate?.toMs : undefined);
    expect(to(after)).toBeLessThan(to(before) ?? NaN);
  });

  it('is what a call would wait that began now, on a tablet without one', async () => {
    const estimates = async () => {
      await app.advance(10_000);
      const view = await tablets[3]?.request('sync', {});
      return Object.fromEntries(view?.languages.map(({ tag, estimate }) => [tag, estimate]) ?? []);
    };
    expect(await estimates()).toMatchObject({ en: null, jsl: null });
    await takesCalls(0);
    expect(await estimates()).toMatchObject({ en: { fromMs: 2_000, toMs: 15_000 }, jsl: null });
    await calls(0);
    const busy = (await estimates())['en'];
    expect(busy?.toMs).toBeGreaterThan(10 * MINUTE);
    await calls(1);
    expect((await estimates())['en']?.toMs).toBeGreaterThan(busy?.toMs ?? Infinity);
  });

  it('does not count down past what is known', async () => {
    await takesCalls(0);
    await calls(0);
    await calls(1);
    const before = await callOf(1);
    expect(before).toMatchObject({ estimate: { toMs: expect.any(Number) } });
    await app.advance(10_000);
    const after = await callOf(1);
    expect(after).toMatchObject({ estimate: before?.state === 'queued' ? before.estimate : null });
  });

  it('is that nothing is known where nobody is there any more', async () => {
    const desk = await takesCalls(0);
    await calls(0);
    await calls(1);
    await app.disconnect(desk);
    expect(await callOf(1)).toMatchObject({ estimate: null });
  });
});
