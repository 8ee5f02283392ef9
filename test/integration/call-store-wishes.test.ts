import { noWishes, type Wishes } from '@mado/core/domain/wishes.ts';
import type { Call } from '@mado/sfu-server/calls/call-store.ts';
import { describe, expect, it } from 'vitest';
import { later, now, storeKinds, storeScenes, times, variants, type StoreScene } from './call-store-scene.ts';

const sceneOf = storeScenes();

const wishing = (wishes: Partial<Wishes>) => ({ wishes: { ...noWishes, ...wishes } });

const ended = (interpreterId: string | null, activeAt: Date | null = now): Pick<Call, 'status'> => ({
  status: {
    state: 'ended',
    outcome: 'completed',
    reason: 'tapped',
    endedAt: later(9),
    interpreterId,
    acceptedAt: interpreterId === null ? null : now,
    activeAt,
  },
});

/** The call that somebody is free for, or else one that nobody is left for. */
const next = ({ store }: StoreScene) =>
  store.transaction('next', async (tx) => {
    const [waiting] = await tx.nextWaiting(null, 1);
    return (waiting?.call ?? (await tx.nextForsaken()))?.id;
  });

describe.each(storeKinds)('what a call wishes for in a store: %s', (kind) => {
  it('is kept as it is, and so are the variants of its language', async () => {
    const scene = await sceneOf(kind);
    const [signer, both] = scene.interpreters;
    const wishes: Wishes = { variants: ['jsl'], gender: 'man', deaf: true, again: both, excluded: [signer] };
    const call = await scene.waiting(scene.tablets[0], 'jsl', now, { wishes, ticketHash: 'hash' });
    const changed = await scene.change(call, { ...ended(both), nextTime: 'other' });
    const read = await scene.store.transaction('read', async (tx) => [
      await tx.lockCall(call.id),
      (await tx.language('jsl'))?.variants,
      (await tx.language('en'))?.variants,
    ]);
    expect(read).toEqual([changed, variants, []]);
  });

  it('leaves nobody where only those are left who have not its variant or are not to come again', async () => {
    const scene = await sceneOf(kind);
    const [signer, both] = scene.interpreters;
    // Busy: a call that they could take is not looked after.
    for (const id of [signer, both])
      await scene.available(id, { activity: { state: 'on-call', since: now } });
    const call = await scene.waiting(scene.tablets[0], 'jsl', now, wishing({ variants: ['coded', 'third'] }));
    expect(await next(scene)).toBeUndefined();
    expect(await scene.store.waitingBeyond([])).toBe(false);
    await scene.change(call, ended(null, null));
    const none = await scene.waiting(scene.tablets[0], 'jsl', later(1), wishing({ variants: ['third'] }));
    expect(await next(scene)).toBe(none.id);
    expect(await scene.store.waitingBeyond([])).toBe(true);
    await scene.change(none, ended(null, null));
    const one = await scene.waiting(scene.tablets[0], 'jsl', later(2), wishing({ excluded: [signer] }));
    expect(await next(scene)).toBeUndefined();
    await scene.change(one, ended(null, null));
    const nobody = await scene.waiting(
      scene.tablets[0],
      'jsl',
      later(3),
      wishing({ excluded: [signer, both] }),
    );
    expect(await next(scene)).toBe(nobody.id);
  });

  it.each<[string, Partial<Wishes>, number]>([
    ['a gender', { gender: 'woman' }, 10],
    ['a Deaf interpreter', { deaf: true }, 10],
    ['who was there before', { again: '00000000-0000-7000-8000-000000000001' }, 10],
    // No preference: of jsl a call asks for less after one second, two and 300.
    ['only a variant', { variants: ['jsl'] }, 20],
  ])('is looked after once it holds out no longer for %s', async (_what, wishes, seconds) => {
    const scene = await sceneOf(kind);
    const call = await scene.waiting(scene.tablets[0], 'jsl', now, wishing(wishes));
    const deadline = () => scene.store.nextDeadline(later(2), times);
    // The group of the ward has its turn after twenty seconds.
    expect(await deadline()).toEqual(later(seconds));
    expect(Object.values(await scene.store.due(later(599), times)).flat()).toEqual([]);
    await scene.change(call, { tabletLostAt: now });
    expect(await deadline()).toEqual(later(120));
  });

  it('finds the calls of a ticket in the same language in which somebody talked, the newest first', async () => {
    const scene = await sceneOf(kind);
    const [signer, both, english] = scene.interpreters;
    const [tablet, other] = scene.tablets;
    const earlier = (hash: string, language: string) =>
      scene.store.transaction('earlier', (tx) => tx.earlierCalls(hash, language));
    const past = async (
      tabletId: string,
      ticketHash: string,
      change: Partial<Call>,
      language: 'jsl' | 'en' = 'jsl',
    ): Promise<Call> => scene.change(await scene.waiting(tabletId, language, now, { ticketHash }), change);
    await past(tablet, 'one', ended(signer));
    await past(other, 'one', { ...ended(both), nextTime: 'other' });
    await past(tablet, 'one', ended(english), 'en');
    await past(tablet, 'two', ended(signer));
    await past(tablet, 'one', ended(both, null));
    await past(tablet, 'one', ended(null, null));
    await scene.waiting(tablet, 'jsl', now, { ticketHash: 'one' });
    expect(await earlier('one', 'jsl')).toEqual([
      { interpreterId: both, nextTime: 'other' },
      { interpreterId: signer, nextTime: null },
    ]);
    expect(await earlier('three', 'jsl')).toEqual([]);
  });
});
