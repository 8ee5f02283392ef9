import type { TimelineRecord } from '@mado/sfu-server/calls/call-store.ts';
import { TransactionConflict } from '@mado/sfu-server/db/conflict.ts';
import { describe, expect, it } from 'vitest';
import { later, now, storeKinds, storeScenes, times } from './call-store-scene.ts';

/** One connection: there nobody ever meets a row that somebody else holds. */
const kindsWithOthers = ['memory', 'postgres'] as const;

const sceneOf = storeScenes();

const requested = (callId: string): TimelineRecord => ({
  callId,
  at: now,
  type: 'requested',
  side: 'tablet',
  interpreterId: null,
  reason: null,
  rating: null,
  decision: null,
});

describe.each(storeKinds)('offers in a store: %s', (kind) => {
  it('are closed once, and are one at a time for each interpreter', async () => {
    const scene = await sceneOf(kind);
    const [signer, both] = scene.interpreters;
    const call = await scene.waiting(scene.tablets[0], 'jsl');
    const offer = await scene.offer(call, signer);
    const second = await scene.offer(call, both);
    await expect(scene.offer(call, signer)).rejects.toThrow(/unique/);
    const close = () =>
      scene.store.transaction('close', (tx) => tx.closeOffer(offer.id, 'declined', later(1), 'busy'));
    expect([await close(), await close()]).toEqual([true, false]);
    const left = await scene.store.transaction('left', async (tx) => [
      (await tx.offer(offer.id))?.state,
      await tx.pendingOffers(call.id),
      await tx.pendingOfferOf(signer),
      await tx.pendingOfferOf(both),
    ]);
    expect(left).toEqual(['declined', [second], null, second]);
  });
});

describe.each(storeKinds)('interpreters in a store: %s', (kind) => {
  it('are candidates for a language of theirs while they are available', async () => {
    const scene = await sceneOf(kind);
    const [signer, both, english] = scene.interpreters;
    const call = await scene.waiting(scene.tablets[0], 'jsl');
    await scene.available(english);
    await scene.available(signer, { idleSince: later(-9) });
    await scene.available(both, {
      activity: { state: 'wrap-up', since: now, until: later(60) },
      unanswered: { inARow: 1, pausedUntil: later(30) },
      strain: { signing: [], restsUntil: later(90) },
      disconnectedAt: now,
    });
    const declined = await scene.offer(call, signer);
    await scene.store.transaction('close', (tx) => tx.closeOffer(declined.id, 'declined', now, null));
    const candidates = () => scene.store.transaction('candidates', (tx) => tx.candidates('jsl', call.id));
    const byId = (a: { interpreterId: string }, b: { interpreterId: string }) =>
      a.interpreterId < b.interpreterId ? -1 : 1;
    expect((await candidates()).sort(byId)).toEqual(
      [
        {
          interpreterId: signer,
          state: 'idle',
          connected: true,
          idleSince: later(-9),
          paused: false,
          resting: false,
          tried: true,
          proficiency: 3,
          domains: [],
          variants: ['jsl', 'coded'],
          gender: 'woman',
          deaf: true,
          reserved: false,
          group: null,
        },
        {
          interpreterId: both,
          state: 'wrap-up',
          connected: false,
          idleSince: now,
          paused: true,
          resting: true,
          tried: false,
          proficiency: 5,
          domains: ['medical', 'tax'],
          variants: [],
          gender: null,
          deaf: false,
          reserved: false,
          group: null,
        },
      ].sort(byId),
    );
    await scene.available(signer, { status: 'break', breakReason: 'rest' });
    expect((await candidates()).map(({ interpreterId }) => interpreterId)).toEqual([both]);
  });

  it('are reserved while they are among the last who are free for a language that keeps some', async () => {
    const scene = await sceneOf(kind);
    const [signer, both, english] = scene.interpreters;
    const call = await scene.waiting(scene.tablets[0], 'en');
    await scene.available(both);
    await scene.available(english);
    const reserved = () =>
      scene.store.transaction('candidates', async (tx) => {
        const candidates = await tx.candidates('en', call.id);
        return candidates.filter((one) => one.reserved).map(({ interpreterId }) => interpreterId);
      });
    expect(await reserved()).toEqual([both]);
    await scene.available(signer);
    expect(await reserved()).toEqual([]);
    await scene.available(signer, { disconnectedAt: now });
    expect(await reserved()).toEqual([both]);
    const resting = { strain: { signing: [], restsUntil: later(60) } };
    await scene.available(signer, resting);
    expect(await reserved()).toEqual([both]);
    // Of a language of which they rest they are no help.
    await scene.available(both, resting);
    expect(await reserved()).toEqual([]);
  });

  it('of a group have a place in it while no more of them are busy than may be', async () => {
    const scene = await sceneOf(kind);
    const [, both, english] = scene.interpreters;
    const call = await scene.waiting(scene.tablets[0], 'en');
    const look = () =>
      scene.store.transaction('look', async (tx) => {
        const group = (await tx.candidates('en', call.id)).find(
          (one) => one.interpreterId === english,
        )?.group;
        return [group, await tx.holdPlaceInGroup(english)];
      });
    const group = { name: '委託先', afterMs: 20_000, capacity: 1 };
    await scene.available(both, { activity: { state: 'on-call', since: now } });
    await scene.available(english, { activity: { state: 'wrap-up', since: now, until: later(60) } });
    expect(await look()).toEqual([{ ...group, full: false }, true]);
    for (const state of ['reserved', 'on-call'] as const) {
      await scene.available(english, { activity: { state, since: now } });
      expect(await look()).toEqual([{ ...group, full: true }, false]);
    }
    expect(await scene.store.transaction('look', (tx) => tx.holdPlaceInGroup(both))).toBe(false);
  });

  it('keep how they stand', async () => {
    const scene = await sceneOf(kind);
    const saved = await scene.available(scene.interpreters[0], {
      status: 'break',
      breakReason: 'unanswered',
      activity: { state: 'wrap-up', since: now, until: later(60) },
      unanswered: { inARow: 1, pausedUntil: later(30) },
      strain: {
        signing: [
          { from: later(-9), to: later(-5) },
          { from: later(-4), to: now },
        ],
        restsUntil: later(8),
      },
      disconnectedAt: later(3),
    });
    const read = scene.store.transaction('read', (tx) => tx.lockInterpreter(scene.interpreters[0]));
    expect(await read).toEqual(saved);
  });
});

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

describe.each(storeKinds)('a transaction of a store: %s', (kind) => {
  it('leaves nothing behind when it fails, and is run again when the rows moved on', async () => {
    const scene = await sceneOf(kind);
    const call = await scene.waiting(scene.tablets[0], 'jsl');
    let attempts = 0;
    const work = (error: Error) =>
      scene.store.transaction('fails', async (tx) => {
        attempts += 1;
        const locked = await tx.lockCall(call.id);
        if (locked === null) throw new Error('no such call');
        await tx.saveCall({ ...locked, dismissedAt: now });
        await tx.insertSurvey(call.id, 1, now);
        if (attempts < 3) throw error;
        return locked.dismissedAt;
      });
    await expect(work(new Error('defect'))).rejects.toThrow('defect');
    expect(attempts).toBe(1);
    expect(await work(new TransactionConflict('moved on'))).toBeNull();
    expect(attempts).toBe(3);
  });
});

describe.each(kindsWithOthers)('rows that somebody else holds: %s', (kind) => {
  it('are passed over or waited for, and are seen as they are by then', async () => {
    const scene = await sceneOf(kind);
    const [signer, both, english] = scene.interpreters;
    await scene.available(signer);
    await scene.available(both);
    await scene.available(english);
    const first = await scene.waiting(scene.tablets[0], 'jsl');
    const second = await scene.waiting(scene.tablets[1], 'jsl', later(1));
    const held = Promise.withResolvers<undefined>();
    const release = Promise.withResolvers<undefined>();
    const holder = scene.store.transaction('holder', async (tx) => {
      await tx.lockCall(first.id);
      const interpreter = await tx.lockInterpreter(signer);
      if (interpreter === null) throw new Error('nobody');
      await tx.saveInterpreter({ ...interpreter, status: 'offline' });
      expect(await tx.holdPlaceInGroup(english)).toBe(true);
      held.resolve(undefined);
      await release.promise;
    });
    await held.promise;
    const passedOver = await scene.store.transaction('passes-over', async (tx) => [
      (await tx.nextWaiting([]))?.id,
      await tx.tryLockInterpreter(signer),
      (await tx.candidates('jsl', second.id)).length,
      await tx.holdPlaceInGroup(english),
    ]);
    expect(passedOver).toEqual([second.id, null, 2, false]);
    const waits = scene.store.transaction('waits', async (tx) => (await tx.lockInterpreter(signer))?.status);
    release.resolve(undefined);
    await holder;
    expect(await waits).toBe('offline');
  });
});
