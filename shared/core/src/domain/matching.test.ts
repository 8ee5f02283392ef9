import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rank, type Candidate } from './matching.ts';
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
