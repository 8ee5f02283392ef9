import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionOf, rank, type Candidate } from './matching.ts';
import { interpreterStates } from './presence.ts';

const candidates: fc.Arbitrary<Candidate[]> = fc.uniqueArray(
  fc.record({
    interpreterId: fc.uuid(),
    state: fc.constantFrom(...interpreterStates),
    connected: fc.boolean(),
    idleSince: fc.date({ noInvalidDate: true }),
    paused: fc.boolean(),
    tried: fc.boolean(),
  }),
  { selector: (candidate) => candidate.interpreterId },
);

const free = ({ state, connected, paused, tried }: Candidate) =>
  state === 'idle' && connected && !paused && !tried;

describe('rank', () => {
  it('names everybody once: to be rung, or why not', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const { ranked, skipped } = rank(all);
        const named = [...ranked, ...skipped.map((skip) => skip.interpreterId)];
        expect(named.toSorted()).toEqual(all.map((candidate) => candidate.interpreterId).toSorted());
        expect(new Set(ranked)).toEqual(
          new Set(all.filter(free).map((candidate) => candidate.interpreterId)),
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

  it('has hope exactly while somebody has not been tried', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        expect(rank(all).hope).toBe(all.some((candidate) => !candidate.tried));
      }),
    );
  });

  it('says why it passes somebody over', () => {
    const base = {
      connected: true,
      idleSince: new Date(0),
      paused: false,
      tried: false,
      state: 'idle',
    } as const;
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
  it('keeps how long they had been idle, how many others were free, and who was passed over', () => {
    const base = { connected: true, paused: false, tried: false, state: 'idle' } as const;
    const all: Candidate[] = [
      { ...base, interpreterId: 'a', idleSince: new Date(1_000) },
      { ...base, interpreterId: 'b', idleSince: new Date(2_000) },
      { ...base, interpreterId: 'c', idleSince: new Date(0), state: 'wrap-up' },
      { ...base, interpreterId: 'd', idleSince: new Date(0), state: 'on-call' },
      { ...base, interpreterId: 'e', idleSince: new Date(0), tried: true },
    ];
    expect(decisionOf(all, rank(all), { interpreterId: 'a', at: new Date(61_000) })).toEqual({
      idleMs: 60_000,
      others: 1,
      skipped: { tried: 1, away: 0, busy: 2, paused: 0 },
    });
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
