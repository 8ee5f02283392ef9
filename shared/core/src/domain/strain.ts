import { z } from 'zod';

const minutes = (least: number, most: number) =>
  z
    .int()
    .min(least * 60_000)
    .max(most * 60_000);

/** How much signing is too much for one person. Durations in milliseconds. */
export const strainRules = z
  .strictObject({
    /** So much signing at most without a rest. */
    continuousMs: minutes(10, 120),
    /** So long without signing is a rest. */
    restMs: minutes(1, 60),
    /** So much signing at most in any `windowMs`. */
    inWindowMs: minutes(10, 480),
    windowMs: minutes(30, 720),
    /** A call begins only with somebody who may sign for so long yet. */
    leastMs: minutes(0, 60),
  })
  .refine(
    ({ continuousMs, inWindowMs, windowMs, leastMs }) =>
      inWindowMs <= windowMs && leastMs <= continuousMs && leastMs <= inWindowMs,
    'a limit that nobody could keep',
  );
export type StrainRules = z.infer<typeof strainRules>;

const minute = 60_000;

/**
 * 60 min at most, and a relief at 20 min, so that a call begins with somebody who has those 20 min (障第434号, 1998, and
 * common practice). The rest and the window are ours: ten minutes in each hour, and two hours in three.
 */
export const defaultStrain: StrainRules = {
  continuousMs: 60 * minute,
  restMs: 10 * minute,
  inWindowMs: 120 * minute,
  windowMs: 180 * minute,
  leastMs: 20 * minute,
};

/** Signing from one instant to another. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

/** How somebody stands who signs. */
export interface Strain {
  /** When they signed, as far as it still counts, the oldest first. */
  readonly signing: readonly Stretch[];
  /** No call that strains is offered to them before; null: they may sign. */
  readonly restsUntil: Date | null;
}

export const noStrain: Strain = { signing: [], restsUntil: null };

/** More of them than fit into a window of usual length: the row stays small whatever happens. */
const MOST_STRETCHES = 100;

/** How somebody stands at the end of one more stretch. */
export function signed({ signing }: Strain, stretch: Stretch, rules: StrainRules): Strain {
  const all = [...signing, stretch];
  const counted = sinceLastRest(all, stretch.to, rules).length;
  const windowStart = stretch.to.getTime() - rules.windowMs;
  const kept = all.filter(({ to }, index) => to.getTime() > windowStart || index >= all.length - counted);
  const newest = kept.slice(-MOST_STRETCHES);
  return { signing: newest, restsUntil: restedAt(newest, stretch.to, rules) };
}

/**
 * How long somebody may sign from an instant on without a rest, in milliseconds. What leaves the window meanwhile is not
 * counted in, so that it may be longer and is never less.
 */
export function maySignMs(signing: readonly Stretch[], at: Date, rules: StrainRules): number {
  const continuous = rules.continuousMs - total(sinceLastRest(signing, at, rules));
  return Math.max(0, Math.min(continuous, rules.inWindowMs - inWindow(signing, at, rules)));
}

/** When somebody who rests from `at` on may begin a call again; null: at once. */
function restedAt(signing: readonly Stretch[], at: Date, rules: StrainRules): Date | null {
  if (maySignMs(signing, at, rules) >= rules.leastMs) return null;
  const afterRest = rules.continuousMs - total(sinceLastRest(signing, at, rules)) < rules.leastMs;
  const rested = afterRest ? at.getTime() + rules.restMs : at.getTime();
  return new Date(Math.max(rested, roomInWindowAt(signing, at, rules)));
}

/** When so much has left the window that a call fits into it. */
function roomInWindowAt(signing: readonly Stretch[], at: Date, rules: StrainRules): number {
  const { windowMs, inWindowMs, leastMs } = rules;
  let excess = inWindow(signing, at, rules) - (inWindowMs - leastMs);
  for (const { from, to } of signing) {
    if (excess <= 0) break;
    const start = Math.max(from.getTime(), at.getTime() - windowMs);
    const length = to.getTime() - start;
    if (length <= 0) continue;
    if (length >= excess) return start + excess + windowMs;
    excess -= length;
  }
  return at.getTime();
}

/** What was signed since the last rest; nothing when `at` is at the end of one. */
function sinceLastRest(signing: readonly Stretch[], at: Date, { restMs }: StrainRules): readonly Stretch[] {
  let next = at.getTime();
  let first = signing.length;
  while (first > 0) {
    const stretch = signing[first - 1];
    if (stretch === undefined || next - stretch.to.getTime() >= restMs) break;
    next = stretch.from.getTime();
    first -= 1;
  }
  return signing.slice(first);
}

const total = (signing: readonly Stretch[]): number =>
  signing.reduce((sum, { from, to }) => sum + to.getTime() - from.getTime(), 0);

/** How much was signed in the window that ends at `at`, in milliseconds. */
function inWindow(signing: readonly Stretch[], at: Date, { windowMs }: StrainRules): number {
  const start = at.getTime() - windowMs;
  return signing.reduce(
    (sum, { from, to }) => sum + Math.max(0, to.getTime() - Math.max(from.getTime(), start)),
    0,
  );
}
