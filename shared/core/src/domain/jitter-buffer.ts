/**
 * How long what arrives is held back before it is shown and heard. A packet that was lost comes once more a round trip
 * later; browsers know the round trip of their own line alone, and not that of the other side's, where it may have been
 * lost. Whoever holds back too little sees a signing hand stop and leap, and hears sound that was made up.
 */
export interface BufferTarget {
  /** Milliseconds; null: as the browser likes it. */
  readonly ms: number | null;
  /** Of the last seconds in a row: whether each was troubled, newest last. */
  readonly troubled: readonly boolean[];
  /** Seconds in a row without anything lost. */
  readonly calm: number;
}

/** What arrived within one second. */
export interface ArrivalReading {
  /** Standard deviation of the milliseconds between two frames; null where none came or nobody tells. */
  readonly unevenMs: number | null;
  /** The share of the sound that was made up; null where none came. */
  readonly concealed: number | null;
  /** Packets that were missed, and asked for once more or given up. */
  readonly missed: number;
}

/**
 * Milliseconds: the first target bridges a round trip of the usual line, the last one a long one and some repairs that
 * were lost as well. More than that together with the way itself would hinder signing more than leaps do (EN 301 549,
 * 6.5.1: 800 ms, one way).
 */
const [FIRST_MS, STEP_MS, MOST_MS] = [150, 75, 600];
/** Milliseconds: frames that come evenly deviate by a few; one that comes a round trip late makes more of it. */
const UNEVEN_MS = 25;
/** From this share on a listener hears it. */
const CONCEALED = 0.01;
/** So many of so many seconds make it a trouble of the line, not of a moment. */
const [TROUBLED, OF_SECONDS] = [2, 4];
/** So long nothing may be lost before less is held back, and so long after each step down. */
const [CALM_S, STEP_DOWN_S] = [20, 5];

export const untargeted: BufferTarget = { ms: null, troubled: [], calm: 0 };

/** How long to hold back after one more second. */
export function nextTarget(before: BufferTarget, reading: ArrivalReading): BufferTarget {
  const troubled = [...before.troubled, isTroubled(reading)].slice(-OF_SECONDS);
  const calm = reading.missed === 0 ? before.calm + 1 : 0;
  if (troubled.filter(Boolean).length >= TROUBLED) return { ms: longer(before.ms), troubled: [], calm };
  if (calm >= CALM_S) return { ms: shorter(before.ms), troubled, calm: CALM_S - STEP_DOWN_S };
  return { ...before, troubled, calm };
}

/** What is uneven although nothing was missed is the sender's doing: a camera in the dark, a busy encoder. */
const isTroubled = ({ unevenMs, concealed, missed }: ArrivalReading): boolean =>
  missed > 0 && ((unevenMs ?? 0) > UNEVEN_MS || (concealed ?? 0) > CONCEALED);

const longer = (ms: number | null): number => (ms === null ? FIRST_MS : Math.min(MOST_MS, ms + STEP_MS));

const shorter = (ms: number | null): number | null => (ms === null || ms <= FIRST_MS ? null : ms - STEP_MS);
