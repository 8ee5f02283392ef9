import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionOf, rank, type Candidate } from './matching.ts';
import { interpreterStates } from './presence.ts';

const mostly = <T>(usual: T, all: readonly T[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...all) });

/** Most are free, some since the same instant: an order is seen in nothing else. */
const candidates: fc.Arbitrary<Candidate[]> = fc.uniqueArray(
  fc.record({
    interpreterId: fc.uuid(),
    state: mostly('idle', interpreterStates),
    connected: mostly(true, [true, false]),
    idleSince: fc.integer({ min: 0, max: 9 }).map((minute) => new Date(minute * 60_000)),
    paused: mostly(false, [true, false]),
    tried: mostly(false, [true, false]),
  }),
  { selector: (candidate) => candidate.interpreterId },
);

const isFree = ({ state, connected, paused, tried }: Candidate) =>
  state === 'idle' && connected && !paused && !tried;

const free = { state: 'idle', connected: true, paused: false, tried: false } as const;

describe('rank', () => {
  it('names everybody once: to be rung, or why not', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const { ranked, skipped } = rank(all);
        const named = [...ranked, ...skipped.map((skip) => skip.interpreterId)];
        expect(named.toSorted()).toEqual(all.map((candidate) => candidate.interpreterId).toSorted());
        expect(new Set(ranked)).toEqual(
          new Set(all.filter(isFree).map((candidate) => candidate.interpreterId)),
        );
      }),
    );
  });

  it('puts the longest idle first, in the same order wherever they stood', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const { ranked } = rank(all);
        const idleSince = (id: string) =>
          all.find((other) => other.interpreterId === id)?.idleSince.getTime() ?? NaN;
        const times = ranked.map(idleSince);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(rank(all.toReversed()).ranked).toEqual(ranked);
      }),
    );
  });

  it('settles equal idle times by the id, so that two dispatchers ring the same one', () => {
    const since = { ...free, idleSince: new Date(0) };
    const all = ['b', 'c', 'a'].map((interpreterId) => ({ ...since, interpreterId }));
    expect(rank(all).ranked).toEqual(['a', 'b', 'c']);
    expect(rank(all.toReversed()).ranked).toEqual(['a', 'b', 'c']);
  });

  it('has hope exactly while somebody has not been tried', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        expect(rank(all).hope).toBe(all.some((candidate) => !candidate.tried));
      }),
    );
  });

  it('says why it passes somebody over', () => {
    const base = { ...free, idleSince: new Date(0) };
    const { skipped } = rank([
      { ...base, interpreterId: 'a', tried: true },
      { ...base, interpreterId: 'b', connected: false },
      { ...base, interpreterId: 'c', state: 'on-call' },
      { ...base, interpreterId: 'd', paused: true },
    ]);
    expect(skipped.map((skip) => skip.reason)).toEqual(['tried', 'away', 'busy', 'paused']);
  });
});

describe('the decision for one of them', () => {
  const all: Candidate[] = [
    { ...free, interpreterId: 'a', idleSince: new Date(1_000) },
    { ...free, interpreterId: 'b', idleSince: new Date(2_000) },
    { ...free, interpreterId: 'c', idleSince: new Date(0), state: 'wrap-up' },
    { ...free, interpreterId: 'd', idleSince: new Date(0), state: 'on-call' },
    { ...free, interpreterId: 'e', idleSince: new Date(0), tried: true },
  ];

  it('keeps how long they had been idle, how many others were free, and who was passed over', () => {
    expect(decisionOf(all, rank(all), { interpreterId: 'a', at: new Date(61_000) })).toEqual({
      idleMs: 60_000,
      others: 1,
      skipped: { tried: 1, away: 0, busy: 2, paused: 0 },
    });
  });

  it('for the second best, where somebody else took the best, is about the second best', () => {
    const { idleMs, others } = decisionOf(all, rank(all), { interpreterId: 'b', at: new Date(61_000) });
    expect({ idleMs, others }).toEqual({ idleMs: 59_000, others: 0 });
  });

  it('knows no idle time below zero, whatever the clocks say', () => {
    expect(decisionOf(all, rank(all), { interpreterId: 'a', at: new Date(0) }).idleMs).toBe(0);
  });

  it('counts everybody once', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const ranking = rank(all);
        const [interpreterId] = ranking.ranked;
        fc.pre(interpreterId !== undefined);
        const { others, skipped } = decisionOf(all, ranking, { interpreterId, at: new Date() });
        const counted = Object.values(skipped).reduce((sum, count) => sum + count, 0);
        expect(1 + others + counted).toBe(all.length);
      }),
    );
  });
});
