/** One line of the measurements: what is ours beside a reference of the same run. */
export interface Measurement {
  readonly name: string;
  readonly metric: string;
  readonly unit: string;
  readonly n: number;
  readonly ours: Percentiles;
  readonly reference: Percentiles & { readonly name: string };
  /** Of the medians. */
  readonly ratio: number;
}

interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** The smallest value that at least `share` of all values do not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('there is nothing to measure');
  return value;
}

const percentiles = (values: readonly number[]): Percentiles => ({
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
  p99: percentile(values, 0.99),
});

export function measurement(
  what: Pick<Measurement, 'name' | 'metric' | 'unit'>,
  ours: readonly number[],
  reference: { readonly name: string; readonly values: readonly number[] },
): Measurement {
  const [own, other] = [percentiles(ours), percentiles(reference.values)];
  return {
    ...what,
    n: ours.length,
    ours: own,
    reference: { name: reference.name, ...other },
    ratio: own.p50 / other.p50,
  };
}
