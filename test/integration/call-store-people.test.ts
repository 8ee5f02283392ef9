import type { Decision } from '@mado/core/domain/matching.ts';
import type { Call, Interpreter, Ring, Sought } from '@mado/sfu-server/calls/call-store.ts';
import { TransactionConflict } from '@mado/sfu-server/db/conflict.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { describe, expect, it } from 'vitest';
import { noWishes } from '@mado/core/domain/wishes.ts';
import { later, now, requested, storeKinds, storeScenes, type StoreScene } from './call-store-scene.ts';

/** One connection: there nobody ever meets a row that somebody else holds. */
const kindsWithOthers = ['memory', 'postgres'] as const;

const sceneOf = storeScenes();

/** An offer of a call to somebody, with what it changes. */
function ringOf(call: Call, interpreter: Interpreter): Ring {
  const decision: Decision = {
    idleMs: 1,
    others: 0,
    skipped: {
      variant: 0,
      excluded: 0,
      tried: 0,
      away: 0,
      busy: 0,
      paused: 0,
      resting: 0,
      overflow: 0,
      full: 0,
      preference: 0,
      unfit: 0,
      reserved: 0,
    },
    relaxed: 0,
    group: null,
    preferred: {},
  };
  return {
    offer: {
      id: newId(),
      callId: call.id,
      interpreterId: interpreter.id,
      state: 'pending',
      createdAt: later(1),
      expiresAt: later(16),
    },
    call: { ...call, status: { state: 'offered' } },
    interpreter: { ...interpreter, activity: { state: 'reserved', since: later(1) } },
    record: {
      ...requested(call.id),
      at: later(1),
      type: 'offered',
      side: null,
      interpreterId: interpreter.id,
      decision,
    },
  };
}

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
  const people = (scene: StoreScene, sought: Sought) =>
    scene.store.transaction('people', async (tx) => {
      const found = await tx.people(sought, 9);
      return found.sort((a, b) => (a.interpreterId < b.interpreterId ? -1 : 1));
    });

  it.each<Partial<Sought> & { readonly what: string }>([
    { what: 'nothing' },
    { what: 'a domain', domain: 'medical' },
    { what: 'a variant', wishes: { ...noWishes, variants: ['jsl'] } },
    {
      what: 'all there is',
      domain: 'tax',
      wishes: { variants: ['coded'], gender: 'woman', deaf: true, again: newId(), excluded: [newId()] },
    },
  ])(
    'are found for a language of theirs while they are available, whatever else is sought: $what',
    async ({ domain = null, wishes = noWishes }) => {
      const scene = await sceneOf(kind);
      const [signer, both, english] = scene.interpreters;
      await scene.available(english);
      await scene.available(signer, { idleSince: later(-9) });
      await scene.available(both, {
        activity: { state: 'wrap-up', since: now, until: later(60) },
        unanswered: { inARow: 1, pausedUntil: later(30) },
        strain: { signing: [], restsUntil: later(90) },
        disconnectedAt: now,
      });
      const one = {
        interpreterId: signer,
        state: 'idle',
        connected: true,
        idleSince: later(-9),
        paused: false,
        resting: false,
        proficiency: 3,
        domains: [],
        variants: ['jsl', 'coded'],
        gender: 'woman',
        deaf: true,
        keptFor: ['jsl'],
        group: null,
      };
      const other = {
        interpreterId: both,
        state: 'wrap-up',
        connected: false,
        idleSince: now,
        paused: true,
        resting: true,
        proficiency: 5,
        domains: ['medical', 'tax'],
        variants: [],
        gender: null,
        deaf: false,
        keptFor: [],
        group: null,
      };
      expect(await people(scene, { language: 'jsl', domain, wishes })).toEqual([one, other]);
      await scene.available(signer, { status: 'break', breakReason: 'rest' });
      expect(await people(scene, { language: 'jsl', domain, wishes })).toEqual([other]);
    },
  );

  it('are kept for a language while they are among the last who are free for it', async () => {
    const scene = await sceneOf(kind);
    const [signer, both] = scene.interpreters;
    await scene.available(both);
    const spare = async () => {
      const [kept] = await people(scene, { language: 'en', domain: null, wishes: noWishes });
      const spares = await scene.store.transaction('spares', (tx) => tx.spares());
      return [kept?.keptFor, [...spares]];
    };
    expect(await spare()).toEqual([['jsl'], [['jsl', 0]]]);
    await scene.available(signer);
    expect(await spare()).toEqual([['jsl'], [['jsl', 1]]]);
    await scene.available(signer, { disconnectedAt: now });
    expect(await spare()).toEqual([['jsl'], [['jsl', 0]]]);
    const resting = { strain: { signing: [], restsUntil: later(60) } };
    await scene.available(signer, resting);
    expect(await spare()).toEqual([['jsl'], [['jsl', 0]]]);
    // Of a language of which they rest they are no help.
    await scene.available(both, resting);
    expect(await spare()).toEqual([[], [['jsl', -1]]]);
  });

  it('of a group are busy while they are rung or in calls', async () => {
    const scene = await sceneOf(kind);
    const [, , english] = scene.interpreters;
    const look = async () => {
      const [found] = await people(scene, { language: 'en', domain: null, wishes: noWishes });
      return [found?.group, await scene.store.transaction('hold', (tx) => tx.holdGroup(english))];
    };
    const group = { id: english, name: '委託先', afterMs: 20_000, capacity: 1 };
    await scene.available(english, { activity: { state: 'wrap-up', since: now, until: later(60) } });
    expect(await look()).toEqual([{ ...group, busy: 0 }, 0]);
    for (const state of ['reserved', 'on-call'] as const) {
      await scene.available(english, { activity: { state, since: now } });
      expect(await look()).toEqual([{ ...group, busy: 1 }, 1]);
    }
  });

  it('are rung several at a time', async () => {
    const scene = await sceneOf(kind);
    const [signer, both] = scene.interpreters;
    await scene.available(signer);
    await scene.available(both);
    const calls = [await scene.waiting(scene.tablets[0], 'jsl'), await scene.waiting(scene.tablets[1], 'en')];
    const rings = await scene.store.transaction('ring', async (tx) => {
      const made: Ring[] = [];
      for (const [index, { id }] of calls.entries()) {
        const call = await tx.lockCall(id);
        const interpreter = await tx.lockInterpreter([signer, both][index] ?? '');
        if (call === null || interpreter === null) throw new Error('nobody');
        made.push(ringOf(call, interpreter));
      }
      await tx.ring(made);
      return made;
    });
    const after = await scene.store.transaction('after', async (tx) => [
      await tx.lockCall(calls[0]?.id ?? ''),
      await tx.lockCall(calls[1]?.id ?? ''),
      await tx.lockInterpreter(signer),
      await tx.lockInterpreter(both),
      await tx.pendingOfferOf(signer),
      await tx.pendingOfferOf(both),
    ]);
    expect(after).toEqual([
      ...rings.map(({ call }) => call),
      ...rings.map(({ interpreter }) => interpreter),
      ...rings.map(({ offer }) => offer),
    ]);
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
      expect(await tx.holdGroup(english)).toBe(0);
      held.resolve(undefined);
      await release.promise;
    });
    await held.promise;
    const passedOver = await scene.store.transaction('passes-over', async (tx) => [
      (await tx.nextWaiting(null, 9)).map(({ call }) => call.id),
      (await tx.tryLockInterpreters([signer, both])).map(({ id }) => id),
      (await tx.people({ language: 'jsl', domain: null, wishes: noWishes }, 9)).length,
      await tx.holdGroup(english),
    ]);
    expect(passedOver).toEqual([[second.id], [both], 2, null]);
    const waits = scene.store.transaction('waits', async (tx) => (await tx.lockInterpreter(signer))?.status);
    release.resolve(undefined);
    await holder;
    expect(await waits).toBe('offline');
  });
});
