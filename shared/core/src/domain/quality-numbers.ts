export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** Of those that are known; null of none. */
export function mean(values: readonly (number | null)[]): number | null {
  const all = known(values);
  return all.length === 0 ? null : sum(all) / all.length;
}

/**
 * The p-th percentile by nearest rank: the smallest value that at least p in a hundred of the known ones do not exceed.
 * It is always one of them, never between two. Null of none.
 */
export function percentile(values: readonly (number | null)[], p: number): number | null {
  const sorted = known(values).sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((p / 100) * sorted.length));
  return sorted[rank - 1] ?? null;
}

/** A part of a whole, 0 to 1; null where there was no whole. */
export const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
