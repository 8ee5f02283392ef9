import { describe, expect, it } from 'vitest';
import { later, now, requested, storeKinds, storeScenes, times } from './call-store-scene.ts';

const sceneOf = storeScenes();

describe.each(storeKinds)('what comes due in a store: %s', (kind) => {
  it('is all that has a time, and no more', async () => {
    const scene = await sceneOf(kind);
    const [one, two, three] = scene.interpreters;
    expect(await scene.store.nextDeadline(now, times)).toBeNull();
    const rung = await scene.waiting(scene.tablets[0], 'jsl');
    const offer = await scene.offer(rung, one);
    await scene.change(rung, { status: { state: 'offered' }, tabletLostAt: now });
    const connecting = await scene.waiting(scene.tablets[1], 'en');
    const status = { state: 'connecting', interpreterId: three, acceptedAt: now, mediaUp: [] } as const;
    await scene.change(connecting, { status });
    await scene.available(two, { activity: { state: 'wrap-up', since: now, until: later(60) } });
    await scene.available(one, { disconnectedAt: now });
    await scene.available(three, {
      unanswered: { inARow: 1, pausedUntil: later(30) },
      strain: { signing: [], restsUntil: later(40) },
    });
    const due = (seconds: number) => scene.store.due(later(seconds), times);
    const nothing = await due(14);
    expect(Object.values(nothing).flat()).toEqual([]);
    expect(await scene.store.nextDeadline(now, times)).toEqual(later(15));
    expect(await due(600)).toEqual({
      offers: [offer.id],
      queueExpired: [rung.id],
      connectExpired: [connecting.id],
      tabletsLost: [rung.id],
      consolesLost: [],
      wrapUps: [two],
      pauses: [three],
      rests: [three],
      presences: [one],
    });
    await scene.change(connecting, { status, consoleLostAt: later(10) });
    const lost = await due(600);
    expect([lost.connectExpired, lost.consolesLost]).toEqual([[], [connecting.id]]);
    await scene.change(connecting, { status });
    await scene.store.transaction('back', (tx) =>
      tx.insertEvent({ ...requested(connecting.id), type: 'reconnected', at: later(100) }),
    );
    expect([(await due(100)).connectExpired, (await due(145)).connectExpired]).toEqual([[], [connecting.id]]);
  });

  it('is looked after when a call that waits asks for less, or a group has its turn', async () => {
    const scene = await sceneOf(kind);
    const next = (seconds: number) => scene.store.nextDeadline(later(seconds), times);
    const call = await scene.waiting(scene.tablets[0], 'jsl');
    expect(await Promise.all([0, 1, 2, 20, 300].map(next))).toEqual([1, 2, 20, 300, 600].map(later));
    await scene.change(call, { status: { state: 'offered' } });
    expect(await next(0)).toEqual(later(600));
    await scene.waiting(scene.tablets[1], 'en');
    expect(await next(0)).toEqual(later(15));
    expect(Object.values(await scene.store.due(later(599), times)).flat()).toEqual([]);
  });

  it('begins anew for whoever is away when a server takes over', async () => {
    const scene = await sceneOf(kind);
    const [one, two] = scene.interpreters;
    const call = await scene.waiting(scene.tablets[0], 'jsl');
    await scene.change(call, {
      status: { state: 'connecting', interpreterId: one, acceptedAt: now, mediaUp: ['tablet'] },
      consoleLostAt: now,
    });
    await scene.available(one, { activity: { state: 'on-call', since: now }, disconnectedAt: now });
    await scene.available(two);
    expect(await scene.store.connected()).toEqual({ tablets: [scene.tablets[0]], interpreters: [two] });
    await scene.store.restartGraces(later(100));
    await scene.store.forgetMedia();
    const after = await scene.store.transaction('after', async (tx) => ({
      call: await tx.lockCall(call.id),
      one: await tx.lockInterpreter(one),
      two: await tx.lockInterpreter(two),
    }));
    expect(after.call).toMatchObject({
      status: { mediaUp: [] },
      consoleLostAt: later(100),
      tabletLostAt: null,
    });
    expect([after.one?.disconnectedAt, after.two?.disconnectedAt]).toEqual([later(100), null]);
  });
});
