import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionOf, rank, type Candidate, type Taken } from './matching.ts';
import { reachOf, turnOf, type GroupStanding } from './overflow.ts';
import { interpreterStates } from './presence.ts';
import { relaxationFor, relaxations, type Wanted } from './relaxation.ts';
import { domains } from './routing-settings.ts';
import { barredBy, genders, noWishes, unmetBy, type Wishes } from './wishes.ts';

const mostly = <T>(usual: T, all: readonly T[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...all) });

const groups: readonly GroupStanding[] = [
  { name: '隣の区', afterMs: 0, capacity: 2, full: false },
  { name: '県', afterMs: 30_000, capacity: null, full: false },
  { name: '委託先', afterMs: 60_000, capacity: 1, full: true },
];

/** Of few people and variants, so that wishes meet somebody. */
const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const variants = ['jsl', 'manually-coded'];

/** Most are free, some since the same instant: an order is seen in nothing else. */
const candidates: fc.Arbitrary<Candidate[]> = fc.uniqueArray(
  fc.record({
    interpreterId: fc.constantFrom(...people),
    state: mostly('idle', interpreterStates),
    connected: mostly(true, [true, false]),
    idleSince: fc.integer({ min: 0, max: 9 }).map((minute) => new Date(minute * 60_000)),
    paused: mostly(false, [true, false]),
    resting: mostly(false, [true, false]),
    tried: mostly(false, [true, false]),
    reserved: mostly(false, [true, false]),
    proficiency: fc.integer({ min: 1, max: 5 }),
    domains: fc.subarray([...domains]),
    group: mostly(null, groups),
    variants: fc.subarray(variants),
    gender: fc.constantFrom(null, ...genders),
    deaf: fc.boolean(),
  }),
  { selector: (candidate) => candidate.interpreterId },
);

const wishes: fc.Arbitrary<Wishes> = fc.record({
  variants: mostly<string[]>([], [['jsl'], variants]),
  gender: mostly(null, genders),
  deaf: mostly(false, [true]),
  again: mostly<string | null>(null, people),
  excluded: mostly<string[]>([], [['a'], ['b', 'c']]),
});

const wanted: fc.Arbitrary<Wanted> = fc.record({
  proficiency: fc.integer({ min: 1, max: 5 }),
  domain: mostly(null, domains),
  strains: fc.boolean(),
  wishes,
});

const taken: fc.Arbitrary<Taken> = fc.record({
  waitedMs: fc.constantFrom(0, 29_999, 30_000, 60_000),
  relaxation: fc.constantFrom(...relaxations),
  holdsOut: fc.boolean(),
});

const calls = fc.tuple(candidates, wanted, taken);

const isFree = (candidate: Candidate, { strains, wishes: wished }: Wanted) => {
  const { state, connected, paused, resting, tried, group } = candidate;
  const mayTake = !tried && !(resting && strains) && barredBy(candidate, wished) === null;
  return state === 'idle' && connected && !paused && group?.full !== true && mayTake;
};

/** Whoever waits for so little asks for all it may ask for. */
const atOnce: Taken = { waitedMs: 0, relaxation: 0, holdsOut: true };
const after = (relaxation: Taken['relaxation']): Taken => ({ ...atOnce, relaxation });
const longest: Taken = { waitedMs: 600_000, relaxation: 3, holdsOut: false };

const free = {
  state: 'idle',
  connected: true,
  paused: false,
  resting: false,
  tried: false,
  reserved: false,
  group: null,
  proficiency: 3,
  domains: [],
  idleSince: new Date(0),
  variants: [],
  gender: null,
  deaf: false,
} as const;
const anything: Wanted = { proficiency: 1, domain: null, strains: true, wishes: noWishes };
const partner: GroupStanding = { name: '委託先', afterMs: 0, capacity: 1, full: false };

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

describe('groups beyond the ward', () => {
  const own: Candidate = { ...free, interpreterId: 'own', proficiency: 2, idleSince: new Date(9_000) };
  const near: Candidate = { ...free, interpreterId: 'near', group: { ...partner, afterMs: 20_000 } };
  const far: Candidate = { ...free, interpreterId: 'far', group: { ...partner, afterMs: 40_000 } };
  const rankedAfter = (all: Candidate[], waitedMs: number, relaxation: Taken['relaxation'] = 1) =>
    rank(
      all,
      { proficiency: 3, domain: null, strains: true, wishes: noWishes },
      { waitedMs, relaxation, holdsOut: true },
    ).ranked;

  it('have their turn one after the other, behind the ward’s own, whoever fits best or was idle longest', () => {
    const waits = [19_999, 20_000, 39_999, 40_000];
    expect(waits.map((waitedMs) => rankedAfter([far, near, own], waitedMs))).toEqual([
      ['own'],
      ['own', 'near'],
      ['own', 'near'],
      ['own', 'near', 'far'],
    ]);
  });

  it('have it at once where nobody comes before, and nobody who comes after with them', () => {
    expect(rankedAfter([far, near], 0)).toEqual(['near']);
    expect(rankedAfter([far, { ...near, tried: true }], 0)).toEqual(['far']);
  });

  it('wait for those before them who are busy', () => {
    const busy: Candidate = { ...own, state: 'on-call' };
    expect(rankedAfter([busy, near], 19_999)).toEqual([]);
    expect(rankedAfter([busy, near], 20_000)).toEqual(['near']);
  });

  it('do not make the ward’s own fit less than they have to', () => {
    expect(rankedAfter([own, near], 0, 0)).toEqual(['own']);
    expect(rankedAfter([own, near], 20_000, 0)).toEqual(['near']);
  });

  it('are in reach of a call up to its wait, or as far as somebody is', () => {
    expect(reachOf([near, far], 5)).toBe(20_000);
    expect(reachOf([near, far], 30_000)).toBe(30_000);
    expect(reachOf([own, far], 5)).toBe(5);
  });

  it('are named in the decision', () => {
    const ranking = rank([far, near], anything, atOnce);
    const decision = decisionOf([far, near], anything, ranking, { interpreterId: 'near', at: new Date(0) });
    expect(decision).toMatchObject({ group: '委託先', skipped: { overflow: 1 } });
  });
});

describe('what a visitor wishes for', () => {
  const call = (wished: Partial<Wishes>): Wanted => ({ ...anything, wishes: { ...noWishes, ...wished } });
  const woman: Candidate = { ...free, interpreterId: 'woman', gender: 'woman', idleSince: new Date(9_000) };
  const man: Candidate = { ...free, interpreterId: 'man', gender: 'man' };
  const deaf: Candidate = { ...free, interpreterId: 'deaf', deaf: true };
  const plain: Candidate = { ...free, interpreterId: 'nobody' };
  const signs: Candidate = { ...free, interpreterId: 'signs', variants: ['jsl', 'other'] };
  const reasons = (all: Candidate[], want: Wanted, by: Taken) =>
    Object.fromEntries(
      rank(all, want, by).skipped.map(({ interpreterId, reason }) => [interpreterId, reason]),
    );

  it('never gives up the variant, nor rings at somebody who is not to come again', () => {
    const variant = call({ variants: ['jsl', 'third'] });
    expect(rank([signs, man], variant, longest).ranked).toEqual(['signs']);
    expect(reasons([{ ...man, variants: ['fourth'], tried: true }], variant, longest)).toEqual({
      man: 'variant',
    });
    const other = call({ excluded: ['man', 'deaf'] });
    expect(rank([man, woman], other, longest).ranked).toEqual(['woman']);
    expect(reasons([{ ...man, tried: true, connected: false }], other, longest)).toEqual({ man: 'excluded' });
  });

  it('rings at nobody who has not the variant, or is not to come again, however free they are', () => {
    expect(rank([man], call({ variants: ['jsl'] }), atOnce).ranked).toEqual([]);
    expect(rank([man], call({ excluded: ['man'] }), longest).ranked).toEqual([]);
    expect(rank([signs], call({ variants: ['jsl'] }), atOnce).ranked).toHaveLength(1);
  });

  it('holds out for those who are preferred, busy or not, and then takes others after them', () => {
    const wish = call({ gender: 'woman' });
    expect(rank([man, woman], wish, atOnce).ranked).toEqual(['woman']);
    expect(reasons([man, woman, deaf], wish, atOnce)).toEqual({ man: 'preference', deaf: 'preference' });
    const busy: Candidate = { ...woman, state: 'on-call' };
    expect(rank([man, busy], wish, atOnce).ranked).toEqual([]);
    expect(rank([man, busy], wish, { ...atOnce, holdsOut: false }).ranked).toEqual(['man']);
    expect(rank([man, woman], wish, { ...atOnce, holdsOut: false }).ranked).toEqual(['woman', 'man']);
  });

  it('holds out for nobody who has been tried, may not come or whose turn is later', () => {
    const wish = call({ gender: 'woman', excluded: ['barred'] });
    const absent: Candidate[] = [
      { ...woman, tried: true },
      { ...woman, interpreterId: 'barred' },
      { ...woman, interpreterId: 'far', group: { ...partner, afterMs: 1 } },
    ];
    expect(rank([man, ...absent], wish, atOnce).ranked).toEqual(['man']);
  });

  it('holds out for whoever meets most of it where nobody meets all', () => {
    const wish = call({ gender: 'woman', deaf: true, again: 'man' });
    expect(rank([man, woman, deaf], wish, atOnce).ranked).toEqual(['deaf', 'woman']);
    const rankedLater = rank([man, woman, deaf, plain], wish, longest).ranked;
    expect(rankedLater).toEqual(['deaf', 'woman', 'man', 'nobody']);
  });

  it('comes before the turn of a group and what somebody has, within what the call takes', () => {
    const wish = call({ again: 'far' });
    const far: Candidate = {
      ...free,
      interpreterId: 'far',
      group: partner,
      proficiency: 1,
      idleSince: new Date(9),
    };
    expect(rank([man, far], { ...wish, proficiency: 3 }, atOnce).ranked).toEqual(['far']);
    expect(rank([man, far], { ...wish, proficiency: 3 }, longest).ranked).toEqual(['far', 'man']);
  });

  it('is in the decision: what was preferred, and whether it was met', () => {
    const wish = call({ gender: 'woman', deaf: true, again: 'woman', variants: [] });
    const decided = (one: Candidate) =>
      decisionOf([one], wish, rank([one], wish, atOnce), {
        interpreterId: one.interpreterId,
        at: new Date(0),
      });
    expect(decided(woman).preferred).toEqual({ gender: true, deaf: false, again: true });
    expect(decided(deaf).preferred).toEqual({ gender: false, deaf: true, again: false });
  });

  it('makes nobody wait for longer than the call holds out', () => {
    fc.assert(
      fc.property(calls, ([all, want, by]) => {
        const { ranked } = rank(all, want, { ...by, holdsOut: false });
        expect(ranked).toEqual(
          expect.arrayContaining([...rank(all, want, { ...by, holdsOut: true }).ranked]),
        );
        expect(rank(all, want, { ...by, holdsOut: false }).skipped.map(({ reason }) => reason)).not.toContain(
          'preference',
        );
      }),
    );
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
