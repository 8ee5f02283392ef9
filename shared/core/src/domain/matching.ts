import { reachOf, turnOf, type GroupStanding } from './overflow.ts';
import type { InterpreterState } from './presence.ts';
import { relaxationFor, type Relaxation, type Skill, type Wanted } from './relaxation.ts';
import { barredBy, metBy, unmetBy, type Preferred, type Wishable } from './wishes.ts';

/** An interpreter who has the call's language and whose status is `available`. */
export interface Candidate extends Skill, Wishable {
  readonly state: InterpreterState;
  /** A console is there to ring. */
  readonly connected: boolean;
  /** Since when nobody asked anything of them: the fairness of the order rests on it. */
  readonly idleSince: Date;
  /** An offer rang out at them a moment ago. */
  readonly paused: boolean;
  /** Has signed so much that they rest from it. */
  readonly resting: boolean;
  /** Declined this call or let its offer time out. */
  readonly tried: boolean;
  /** Among the last who are free for another language, for which they are to be kept. */
  readonly reserved: boolean;
  /** Null: one of the ward's own. */
  readonly group: GroupStanding | null;
}

/**
 * `variant`: has none of the variants of the language that are asked for. `excluded`: is one whom the visitor will not have
 * again. `tried`: declined this call or let it ring out. `paused`: let another one ring out a moment ago. `resting`: has signed as
 * much as is good for anybody. `overflow`: is of a
 * group whose turn has not come. `full`: is of a group of which as many are busy as may be. `preference`: meets
 * less of what is preferred than somebody whom the call holds out for. `unfit`: has less than is asked for yet. `reserved`:
 * is kept free for another language.
 */
export const skipReasons = [
  'variant',
  'excluded',
  'tried',
  'away',
  'busy',
  'paused',
  'resting',
  'overflow',
  'full',
  'preference',
  'unfit',
  'reserved',
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** Why somebody was rung, as it is kept with the call. */
export interface Decision {
  /** For how long nobody had asked anything of them, in milliseconds. */
  readonly idleMs: number;
  /** How many others could have been rung, and fit less well or had been idle for less long. */
  readonly others: number;
  /** How many were passed over, by the reason. */
  readonly skipped: Readonly<Record<SkipReason, number>>;
  /** How much less than asked for was taken with this interpreter. */
  readonly relaxed: Relaxation;
  /** The name of the group they are of; null: the ward's own. */
  readonly group: string | null;
  /** What was preferred, and whether they are as preferred. */
  readonly preferred: Preferred;
}

/** What a call takes by now. */
export interface Taken {
  readonly waitedMs: number;
  readonly relaxation: Relaxation;
  /** It still holds out for those who meet most of what is preferred. */
  readonly holdsOut: boolean;
}

/** The same, with what goes for who is there. */
interface Bounds {
  readonly waitedMs: number;
  readonly relaxation: Relaxation;
  /** The most that may be unmet of what is preferred. */
  readonly unmet: number;
}

export interface Ranking {
  /** Whom to ring, best first. */
  readonly ranked: readonly string[];
  readonly skipped: readonly { readonly interpreterId: string; readonly reason: SkipReason }[];
}

/**
 * Orders the candidates of one call: those who meet most of what is preferred, among them those whose group comes first,
 * among them those who fit best, and among them the longest idle; and says why the others were passed over. Where nobody at
 * all has their turn, or nobody fits what is asked for, it goes at once so far that somebody does.
 */
export function rank(candidates: readonly Candidate[], wanted: Wanted, taken: Taken): Ranking {
  const left = candidates.filter((one) => !one.tried && barredBy(one, wanted.wishes) === null);
  const bounds = boundsOf(left, wanted, taken);
  const reasonOf = (candidate: Candidate) => skipReason(candidate, wanted, bounds);
  const unmet = (one: Candidate) => unmetBy(one, wanted.wishes);
  const need = (one: Candidate) => relaxationFor(one, wanted);
  const free = candidates
    .filter((candidate) => reasonOf(candidate) === null)
    .sort((a, b) => unmet(a) - unmet(b) || turnOf(a) - turnOf(b) || need(a) - need(b) || byIdleTime(a, b));
  return {
    ranked: free.map((candidate) => candidate.interpreterId),
    skipped: candidates.flatMap((candidate) => {
      const reason = reasonOf(candidate);
      return reason === null ? [] : [{ interpreterId: candidate.interpreterId, reason }];
    }),
  };
}

/**
 * How far a call goes for those who are left to be rung, free or not. What fits is judged among those whom it holds out for
 * at first: as long as it rings at nobody else, it takes them as they are.
 */
function boundsOf(left: readonly Candidate[], wanted: Wanted, taken: Taken): Bounds {
  const waitedMs = reachOf(left, taken.waitedMs);
  const reached = left.filter((candidate) => turnOf(candidate) <= waitedMs);
  const unmet = (one: Candidate) => unmetBy(one, wanted.wishes);
  const least = Math.min(...reached.map(unmet));
  const preferred = reached.filter((candidate) => unmet(candidate) === least);
  const needs = preferred.map((candidate) => relaxationFor(candidate, wanted));
  return {
    waitedMs,
    relaxation: Math.max(taken.relaxation, Math.min(...needs)) as Relaxation,
    unmet: taken.holdsOut ? least : Infinity,
  };
}

/** Why `chosen`, who was ranked, is rung at an instant. */
export function decisionOf(
  candidates: readonly Candidate[],
  wanted: Wanted,
  { ranked, skipped }: Ranking,
  chosen: { readonly interpreterId: string; readonly at: Date },
): Decision {
  const candidate = candidates.find(({ interpreterId }) => interpreterId === chosen.interpreterId);
  if (candidate === undefined) throw new Error(`${chosen.interpreterId} was no candidate`);
  const count = (reason: SkipReason) => skipped.filter((skip) => skip.reason === reason).length;
  return {
    idleMs: Math.max(0, chosen.at.getTime() - candidate.idleSince.getTime()),
    others: ranked.length - 1 - ranked.indexOf(chosen.interpreterId),
    skipped: {
      variant: count('variant'),
      excluded: count('excluded'),
      tried: count('tried'),
      away: count('away'),
      busy: count('busy'),
      paused: count('paused'),
      resting: count('resting'),
      overflow: count('overflow'),
      full: count('full'),
      preference: count('preference'),
      unfit: count('unfit'),
      reserved: count('reserved'),
    },
    relaxed: relaxationFor(candidate, wanted),
    group: candidate.group?.name ?? null,
    preferred: metBy(candidate, wanted.wishes),
  };
}

/** @returns null for whoever can be rung */
function skipReason(
  candidate: Candidate,
  wanted: Wanted,
  { waitedMs, relaxation, unmet }: Bounds,
): SkipReason | null {
  const barred = barredBy(candidate, wanted.wishes);
  if (barred !== null) return barred;
  if (candidate.tried) return 'tried';
  if (!candidate.connected) return 'away';
  if (candidate.state !== 'idle') return 'busy';
  if (candidate.paused) return 'paused';
  if (candidate.resting && wanted.strains) return 'resting';
  if (turnOf(candidate) > waitedMs) return 'overflow';
  if (candidate.group?.full === true) return 'full';
  if (unmetBy(candidate, wanted.wishes) > unmet) return 'preference';
  if (relaxationFor(candidate, wanted) > relaxation) return 'unfit';
  return candidate.reserved && relaxation < 3 ? 'reserved' : null;
}

/** Equal idle times are settled by the id, so that every dispatcher comes to the same order. */
function byIdleTime(a: Candidate, b: Candidate): number {
  const difference = a.idleSince.getTime() - b.idleSince.getTime();
  if (difference !== 0) return difference;
  return a.interpreterId < b.interpreterId ? -1 : 1;
}
