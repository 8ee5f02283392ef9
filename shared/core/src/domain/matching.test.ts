import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionOf, rank, type Candidate } from './matching.ts';
import {
  candidates,
  wanted,
  calls,
  isFree,
  atOnce,
  after,
  longest,
  free,
  anything,
  partner,
} from './matching-scene.ts';
import { turnOf } from './overflow.ts';
import { relaxationFor, relaxations, type Wanted } from './relaxation.ts';
import { noWishes, unmetBy } from './wishes.ts';

describe('rank', () => {
  it('names everybody once: to be rung, or why not', () => {
    fc.assert(
      fc.property(calls, ([all, ...call]) => {
        const { ranked, skipped } = rank(all, ...call);
        const named = [...ranked, ...skipped.map((skip) => skip.interpreterId)];
        expect(named.toSorted()).toEqual(all.map((candidate) => candidate.interpreterId).toSorted());
      }),
    );
  });

  it('after the longest wait rings whoever is free', () => {
    fc.assert(
      fc.property(candidates, wanted, (all, call) => {
        expect(new Set(rank(all, call, longest).ranked)).toEqual(
          new Set(all.filter((one) => isFree(one, call)).map((candidate) => candidate.interpreterId)),
        );
      }),
    );
  });

  it('puts those first who are preferred, then whose turn comes first, who fits best and is the longest idle, wherever they stood', () => {
    fc.assert(
      fc.property(calls, ([all, call, by]) => {
        const { ranked } = rank(all, call, by);
        const places = ranked.map((id) => {
          const candidate = all.find((other) => other.interpreterId === id);
          if (candidate === undefined) throw new Error(`${id} was no candidate`);
          const keys = [unmetBy(candidate, call.wishes), turnOf(candidate), relaxationFor(candidate, call)];
          return [...keys, candidate.idleSince.getTime()].map((key) => String(key).padStart(9, '0')).join();
        });
        expect(places).toEqual(places.toSorted());
        expect(rank(all.toReversed(), call, by).ranked).toEqual(ranked);
      }),
    );
  });

  it('settles equal idle times by the id, so that two dispatchers ring the same one', () => {
    const all = ['b', 'c', 'a'].map((interpreterId) => ({ ...free, interpreterId }));
    expect(rank(all, anything, atOnce).ranked).toEqual(['a', 'b', 'c']);
    expect(rank(all.toReversed(), anything, atOnce).ranked).toEqual(['a', 'b', 'c']);
  });

  it('says why it passes somebody over', () => {
    const { skipped } = rank(
      [
        { ...free, interpreterId: 'a', tried: true },
        { ...free, interpreterId: 'b', connected: false },
        { ...free, interpreterId: 'c', state: 'on-call' },
        { ...free, interpreterId: 'd', paused: true },
        { ...free, interpreterId: 'e', proficiency: 2 },
        { ...free, interpreterId: 'f', reserved: true },
        { ...free, interpreterId: 'g' },
        { ...free, interpreterId: 'h', group: { ...partner, afterMs: 1 } },
        { ...free, interpreterId: 'i', group: { ...partner, full: true } },
        { ...free, interpreterId: 'j', resting: true },
      ],
      { proficiency: 3, domain: null, strains: true, wishes: noWishes },
      atOnce,
    );
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'tried',
      'away',
      'busy',
      'paused',
      'unfit',
      'reserved',
      'overflow',
      'full',
      'resting',
    ]);
  });

  it('waits for whoever fits and is busy, and asks for less with time', () => {
    const all: Candidate[] = [
      { ...free, interpreterId: 'good', proficiency: 4, state: 'on-call' },
      { ...free, interpreterId: 'fair', proficiency: 3 },
      { ...free, interpreterId: 'poor', proficiency: 1 },
    ];
    const ranked = relaxations.map(
      (step) =>
        rank(all, { proficiency: 4, domain: null, strains: true, wishes: noWishes }, after(step)).ranked,
    );
    expect(ranked).toEqual([[], ['fair'], ['fair', 'poor'], ['fair', 'poor']]);
  });

  it('asks for less at once where nobody who is there fits, and for no less than it has to', () => {
    const all: Candidate[] = [
      { ...free, interpreterId: 'fits', domains: ['tax'], tried: true },
      { ...free, interpreterId: 'poor', proficiency: 1, domains: ['tax'] },
      { ...free, interpreterId: 'other' },
    ];
    expect(
      rank(all, { proficiency: 3, domain: 'tax', strains: true, wishes: noWishes }, atOnce).ranked,
    ).toEqual(['poor']);
  });

  it('spares who rests from signing, and rings at them for what does not strain', () => {
    const all = [{ ...free, interpreterId: 'a', resting: true }];
    expect(rank(all, anything, longest).ranked).toEqual([]);
    expect(rank(all, { ...anything, strains: false }, atOnce).ranked).toEqual(['a']);
  });

  it('keeps people free for others until the call has waited longest', () => {
    const all = [{ ...free, interpreterId: 'a', reserved: true }];
    expect(relaxations.map((step) => rank(all, anything, after(step)).ranked.length)).toEqual([0, 0, 0, 1]);
  });
});

describe('the decision for one of them', () => {
  const all: Candidate[] = [
    { ...free, interpreterId: 'a', idleSince: new Date(1_000) },
    { ...free, interpreterId: 'b', idleSince: new Date(2_000), proficiency: 2 },
    { ...free, interpreterId: 'c', state: 'wrap-up' },
    { ...free, interpreterId: 'd', state: 'on-call' },
    { ...free, interpreterId: 'e', tried: true },
    { ...free, interpreterId: 'f', proficiency: 1 },
  ];
  const call: Wanted = { proficiency: 3, domain: null, strains: true, wishes: noWishes };
  const decide = (interpreterId: string, at: number) =>
    decisionOf(all, call, rank(all, call, after(1)), { interpreterId, at: new Date(at) });

  it('keeps how long they had been idle, how many others were free, who was passed over, and what was given up', () => {
    expect(decide('a', 61_000)).toEqual({
      idleMs: 60_000,
      others: 1,
      skipped: {
        variant: 0,
        excluded: 0,
        tried: 1,
        away: 0,
        busy: 2,
        paused: 0,
        resting: 0,
        overflow: 0,
        full: 0,
        preference: 0,
        unfit: 1,
        reserved: 0,
      },
      relaxed: 0,
      group: null,
      preferred: {},
    });
  });

  it('for the second best, where somebody else took the best, is about the second best', () => {
    expect(decide('b', 61_000)).toMatchObject({ idleMs: 59_000, others: 0, relaxed: 1 });
  });

  it('knows no idle time below zero, whatever the clocks say', () => {
    expect(decide('a', 0).idleMs).toBe(0);
  });

  it('is of nobody who was no candidate', () => {
    expect(() => decide('z', 0)).toThrow('z was no candidate');
  });

  it('counts everybody once', () => {
    fc.assert(
      fc.property(calls, ([some, want, by]) => {
        const ranking = rank(some, want, by);
        const [interpreterId] = ranking.ranked;
        fc.pre(interpreterId !== undefined);
        const { others, skipped } = decisionOf(some, want, ranking, { interpreterId, at: new Date() });
        const counted = Object.values(skipped).reduce((sum, count) => sum + count, 0);
        expect(1 + others + counted).toBe(some.length);
      }),
    );
  });
});
