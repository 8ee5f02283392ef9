import type { CallStatus } from '@mado/core/domain/call.ts';
import type { Place } from '@mado/sfu-server/calls/call-store.ts';
import { noWishes } from '@mado/core/domain/wishes.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { describe, expect, it } from 'vitest';
import { later, now, opening, storeKinds, storeScenes, variants } from './call-store-scene.ts';

const sceneOf = storeScenes();

const unanswered = {
  outcome: 'no-answer',
  reason: 'nobody-left',
  endedAt: later(1),
  interpreterId: null,
  acceptedAt: null,
  activeAt: null,
} as const;

describe.each(storeKinds)('calls in a store: %s', (kind) => {
  it('are found by their id, by what asked for them, and as long as they live by who is in them', async () => {
    const scene = await sceneOf(kind);
    const [tablet, other] = scene.tablets;
    const [signer] = scene.interpreters;
    const call = await scene.waiting(tablet, 'jsl');
    const find = () =>
      scene.store.transaction('find', async (tx) => [
        await tx.lockCall(call.id),
        await tx.callByRequest(tablet, call.requestId),
        await tx.liveCallOfTablet(tablet),
        await tx.liveCallOfInterpreter(signer),
      ]);
    expect(await find()).toEqual([call, call, call, null]);
    const talking = await scene.change(call, {
      status: { state: 'active', interpreterId: signer, acceptedAt: later(5), activeAt: later(6) },
    });
    expect(await find()).toEqual([talking, talking, talking, talking]);
    const over = await scene.change(call, {
      status: {
        state: 'ended',
        outcome: 'completed',
        reason: 'tapped',
        endedAt: later(60),
        interpreterId: signer,
        acceptedAt: later(5),
        activeAt: later(6),
      },
    });
    expect(await find()).toEqual([over, over, null, null]);
    const languages = await scene.store.transaction('languages', async (tx) => [
      await tx.language('jsl'),
      await tx.language('en'),
    ]);
    expect(languages).toEqual([
      { tag: 'jsl', modality: 'sign', opening: null, variants },
      { tag: 'en', modality: 'spoken', opening, variants: [] },
    ]);
    const nothing = await scene.store.transaction('nothing', async (tx) => [
      await tx.lockCall(newId()),
      await tx.callByRequest(other, call.requestId),
      await tx.liveCallOfTablet(other),
      await tx.lockTablet(newId()),
      await tx.language('yue'),
      await tx.offer(newId()),
      await tx.lockInterpreter(newId()),
    ]);
    expect(nothing.every((found) => found === null)).toBe(true);
  });

  it.each<CallStatus>([
    { state: 'offered' },
    { state: 'connecting', interpreterId: '', acceptedAt: later(1), mediaUp: ['interpreter'] },
  ])('keep where they stand: $state', async (status) => {
    const scene = await sceneOf(kind);
    const call = await scene.waiting(scene.tablets[0], 'en', later(-5));
    const kept = 'interpreterId' in status ? { ...status, interpreterId: scene.interpreters[1] } : status;
    const changed = await scene.change(call, {
      status: kept,
      tabletLostAt: later(2),
      consoleLostAt: later(3),
      dismissedAt: later(4),
    });
    expect(await scene.store.transaction('read', (tx) => tx.lockCall(call.id))).toEqual(changed);
  });

  it('are one at a time for each tablet', async () => {
    const scene = await sceneOf(kind);
    await scene.waiting(scene.tablets[0], 'jsl');
    await expect(scene.waiting(scene.tablets[0], 'en')).rejects.toThrow(/unique/);
  });

  it('come back oldest first, without those looked at and those whose tablet is away', async () => {
    const scene = await sceneOf(kind);
    await scene.available(scene.interpreters[1]);
    const young = await scene.waiting(scene.tablets[0], 'jsl', later(2));
    const old = await scene.waiting(scene.tablets[1], 'en', later(1));
    const next = (after: Place | null = null, most = 9) =>
      scene.store.transaction('next', async (tx) =>
        (await tx.nextWaiting(after, most)).map(({ call }) => call.id),
      );
    expect([await next(), await next(null, 1), await next(old), await next(young)]).toEqual([
      [old.id, young.id],
      [old.id],
      [young.id],
      [],
    ]);
    expect(await scene.store.waitingBeyond([old.id])).toBe(true);
    expect(await scene.store.waitingBeyond([old.id, young.id])).toBe(false);
    await scene.change(old, { tabletLostAt: now });
    await scene.change(young, { status: { state: 'offered' } });
    expect([await next(), await scene.store.waitingBeyond([])]).toEqual([[], false]);
  });

  it('come back while somebody is free for them, and are forsaken while nobody is left to try', async () => {
    const scene = await sceneOf(kind);
    const [signer, both, english] = scene.interpreters;
    const call = await scene.waiting(scene.tablets[0], 'jsl');
    const look = async () => {
      const [waiting, forsaken] = await scene.store.transaction('next', async (tx) => [
        (await tx.nextWaiting(null, 9)).map((one) => one.call.id).includes(call.id),
        (await tx.nextForsaken())?.id === call.id,
      ]);
      expect(await scene.store.waitingBeyond([])).toBe(waiting || forsaken);
      return waiting ? 'waiting' : forsaken ? 'forsaken' : 'in vain';
    };
    const isThere = () => scene.store.transaction('there', (tx) => tx.isAnybodyThere('jsl', noWishes));
    expect([await look(), await isThere()]).toEqual(['forsaken', false]);
    await scene.available(english);
    expect([await look(), await isThere()]).toEqual(['forsaken', false]);
    await scene.available(signer, { activity: { state: 'on-call', since: now } });
    expect([await look(), await isThere()]).toEqual(['in vain', true]);
    for (const change of [
      { disconnectedAt: now },
      { unanswered: { inARow: 1, pausedUntil: later(30) } },
      { activity: { state: 'reserved', since: now } },
      { strain: { signing: [], restsUntil: later(60) } },
    ] as const) {
      await scene.available(both, change);
      expect(await look()).toBe('in vain');
    }
    await scene.available(both);
    expect(await look()).toBe('waiting');
    await scene.available(both, { status: 'break', breakReason: 'rest' });
    expect(await look()).toBe('in vain');
    const offer = await scene.offer(call, signer);
    await scene.store.transaction('close', (tx) => tx.closeOffer(offer.id, 'timed-out', now, null));
    expect(await look()).toBe('forsaken');
    await scene.available(both);
    const [waiting] = await scene.store.transaction('next', (tx) => tx.nextWaiting(null, 9));
    expect(waiting).toMatchObject({ call, tried: [signer], routing: { keepFree: 1, ringWidth: 1 } });
  });

  it('come no more at a time than people are free', async () => {
    const scene = await sceneOf(kind);
    await scene.available(scene.interpreters[0]);
    const old = await scene.waiting(scene.tablets[0], 'jsl', later(1));
    const young = await scene.waiting(scene.tablets[1], 'jsl', later(2));
    const next = () =>
      scene.store.transaction('next', async (tx) =>
        (await tx.nextWaiting(null, 9)).map(({ call }) => call.id),
      );
    expect(await next()).toEqual([old.id]);
    await scene.available(scene.interpreters[1]);
    expect(await next()).toEqual([old.id, young.id]);
  });

  it('come first by what their counter has before others', async () => {
    const scene = await sceneOf(kind);
    await scene.available(scene.interpreters[1]);
    await scene.waiting(scene.tablets[0], 'jsl', later(1));
    const urgent = await scene.waiting(scene.tablets[1], 'jsl', later(20));
    const tablet = await scene.store.transaction('tablet', (tx) => tx.lockTablet(scene.tablets[1]));
    expect(tablet).toMatchObject({ domain: 'medical', priorityMs: 30_000 });
    await scene.change(urgent, { status: { state: 'ended', ...unanswered } });
    const again = await scene.waiting(scene.tablets[1], 'en', later(21), { waitsSince: later(-9) });
    const [next] = await scene.store.transaction('next', (tx) => tx.nextWaiting(null, 1));
    expect(next?.call).toEqual(again);
  });

  it('say how their language is routed at this moment', async () => {
    const scene = await sceneOf(kind);
    const routing = scene.store.transaction('routing', (tx) => tx.routing({ tag: 'jsl', modality: 'sign' }));
    expect(await routing).toMatchObject({
      keepFree: 1,
      wrapUpMs: 60_000,
      relaxAfterMs: [1_000, 2_000, 300_000],
    });
  });

  it('are taken off the tablet once they are over', async () => {
    const scene = await sceneOf(kind);
    const ended = { state: 'ended', ...unanswered } as const;
    const over = await scene.change(await scene.waiting(scene.tablets[0], 'jsl'), { status: ended });
    const live = await scene.waiting(scene.tablets[0], 'jsl', later(2));
    await scene.store.transaction('dismiss', (tx) => tx.dismissEnded(scene.tablets[0], later(3)));
    await scene.store.transaction('dismiss', (tx) => tx.dismissEnded(scene.tablets[0], later(4)));
    const dismissed = await scene.store.transaction('read', async (tx) => [
      (await tx.lockCall(over.id))?.dismissedAt,
      (await tx.lockCall(live.id))?.dismissedAt,
    ]);
    expect(dismissed).toEqual([later(3), null]);
  });

  it('are rated once, and a kept command is noted once until it is forgotten', async () => {
    const scene = await sceneOf(kind);
    const call = await scene.waiting(scene.tablets[0], 'jsl');
    const kept = newId();
    const once = () =>
      scene.store.transaction('once', async (tx) => [
        await tx.insertSurvey(call.id, 3, now),
        await tx.noteKept(kept, now),
      ]);
    expect([await once(), await once()]).toEqual([
      [true, true],
      [false, false],
    ]);
    await scene.store.forgetKept([kept]);
    expect(await once()).toEqual([false, true]);
    await scene.store.tryWriting();
  });
});
