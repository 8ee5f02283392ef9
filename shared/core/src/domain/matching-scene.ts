import fc from 'fast-check';
import type { Candidate, Taken } from './matching.ts';
import type { GroupStanding } from './overflow.ts';
import { interpreterStates } from './presence.ts';
import { relaxations, type Wanted } from './relaxation.ts';
import { domains } from './routing-settings.ts';
import { barredBy, genders, noWishes, type Wishes } from './wishes.ts';

export const mostly = <T>(usual: T, all: readonly T[]) =>
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
export const candidates: fc.Arbitrary<Candidate[]> = fc.uniqueArray(
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

export const wanted: fc.Arbitrary<Wanted> = fc.record({
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

export const calls = fc.tuple(candidates, wanted, taken);

export const isFree = (candidate: Candidate, { strains, wishes: wished }: Wanted) => {
  const { state, connected, paused, resting, tried, group } = candidate;
  const mayTake = !tried && !(resting && strains) && barredBy(candidate, wished) === null;
  return state === 'idle' && connected && !paused && group?.full !== true && mayTake;
};

/** Whoever waits for so little asks for all it may ask for. */
export const atOnce: Taken = { waitedMs: 0, relaxation: 0, holdsOut: true };
export const after = (relaxation: Taken['relaxation']): Taken => ({ ...atOnce, relaxation });
export const longest: Taken = { waitedMs: 600_000, relaxation: 3, holdsOut: false };

export const free = {
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
export const anything: Wanted = { proficiency: 1, domain: null, strains: true, wishes: noWishes };
export const partner: GroupStanding = { name: '委託先', afterMs: 0, capacity: 1, full: false };
