import type { InterpreterState } from './presence.ts';

/** An interpreter who has the call's language and whose status is `available`. */
export interface Candidate {
  readonly interpreterId: string;
  readonly state: InterpreterState;
  /** A console is there to ring. */
  readonly connected: boolean;
  /** Since when nobody asked anything of them: the fairness of the order rests on it. */
  readonly idleSince: Date;
  /** An offer rang out at them a moment ago. */
  readonly paused: boolean;
  /** Declined this call or let its offer time out. */
  readonly tried: boolean;
}

/** `tried`: declined this call or let it ring out. `paused`: let another one ring out a moment ago. */
export const skipReasons = ['tried', 'away', 'busy', 'paused'] as const;
export type SkipReason = (typeof skipReasons)[number];

/** Why somebody was rung, as it is kept with the call. */
export interface Decision {
  /** For how long nobody had asked anything of them, in milliseconds. */
  readonly idleMs: number;
  /** How many others could have been rung, and had been idle for less long. */
  readonly others: number;
  /** How many were passed over, by the reason. */
  readonly skipped: Readonly<Record<SkipReason, number>>;
}

export interface Ranking {
  /** Whom to ring, best first. */
  readonly ranked: readonly string[];
  readonly skipped: readonly { readonly interpreterId: string; readonly reason: SkipReason }[];
  /** Somebody may still take this call, now or once free. */
  readonly hope: boolean;
}

/** Orders the candidates of one call, longest idle first, and says why the others were passed over. */
export function rank(candidates: readonly Candidate[]): Ranking {
  const untried = candidates.filter((candidate) => !candidate.tried);
  const free = untried
    .filter((candidate) => candidate.connected && candidate.state === 'idle' && !candidate.paused)
    .sort(byIdleTime);
  return {
    ranked: free.map((candidate) => candidate.interpreterId),
    skipped: candidates
      .filter((candidate) => !free.includes(candidate))
      .map((candidate) => ({ interpreterId: candidate.interpreterId, reason: skipReason(candidate) })),
    hope: untried.length > 0,
  };
}

/** Why `chosen`, who was ranked, is rung at an instant. */
export function decisionOf(
  candidates: readonly Candidate[],
  { ranked, skipped }: Ranking,
  chosen: { readonly interpreterId: string; readonly at: Date },
): Decision {
  const idleSince = candidates.find(({ interpreterId }) => interpreterId === chosen.interpreterId)?.idleSince;
  const count = (reason: SkipReason) => skipped.filter((skip) => skip.reason === reason).length;
  return {
    idleMs: Math.max(0, chosen.at.getTime() - (idleSince ?? chosen.at).getTime()),
    others: ranked.length - 1 - ranked.indexOf(chosen.interpreterId),
    skipped: { tried: count('tried'), away: count('away'), busy: count('busy'), paused: count('paused') },
  };
}

function skipReason({ tried, connected, state }: Candidate): SkipReason {
  if (tried) return 'tried';
  if (!connected) return 'away';
  return state === 'idle' ? 'paused' : 'busy';
}

/** Equal idle times are settled by the id, so that every dispatcher comes to the same order. */
function byIdleTime(a: Candidate, b: Candidate): number {
  const difference = a.idleSince.getTime() - b.idleSince.getTime();
  if (difference !== 0) return difference;
  return a.interpreterId < b.interpreterId ? -1 : 1;
}
