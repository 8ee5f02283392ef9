import { percentile } from '../measurement.ts';
import type { Throughput } from './throughput.ts';
import type { WakeToOffer } from './wake.ts';

/** Of ours per second by that of a reference, whose name begins so. */
const leastRatios = [
  { reference: 'bare', least: 0.5 },
  { reference: 'graphile-worker', least: 1 },
  { reference: 'pg-boss', least: 3 },
] as const;
const P99_MS = 10;
const LEAST_SAMPLES = 200;
/** What the most interpreters may cost by what the fewest do. */
const GROWTH = 1.5;

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** What was measured on one database. */
export interface OnBed {
  readonly name: string;
  readonly throughputs: readonly Throughput[];
  readonly wakes: readonly WakeToOffer[];
}

/** Every goal in words, with what was measured. */
export const judged = ({ name, throughputs, wakes }: OnBed): string[] => [
  ...throughputs.flatMap((one) => judgedRatios(name, one)),
  ...wakes.map((one) => judgedWake(name, one)),
  judgedGrowth(
    `${name}: an assignment`,
    throughputs.map(({ ours }) => 1000 / median(ours)),
    'ms',
  ),
  judgedGrowth(
    `${name}: wake → offer`,
    wakes.map(({ ours }) => median(ours)),
    'ms',
  ),
];

function judgedRatios(name: string, { size, ours, references }: Throughput): string[] {
  return [...references].flatMap(([reference, values]) => {
    const goal = leastRatios.find((one) => reference.startsWith(one.reference));
    if (goal === undefined) return [];
    const ratio = median(ours) / median(values);
    const what = `${name}, ${size} interpreters: ours by ${reference}`;
    return [verdict(ratio >= goal.least, `${what}: ${ratio.toFixed(2)} (goal: at least ${goal.least})`)];
  });
}

/** What the bare claim took in the same minutes tells whether the machine let anybody reach it. */
function judgedWake(name: string, { size, ours, bare }: WakeToOffer): string {
  const [p99, bareP99] = [percentile(ours, 0.99), percentile(bare, 0.99)];
  const few = ours.length < LEAST_SAMPLES ? `, of ${LEAST_SAMPLES} wanted` : '';
  return verdict(
    p99 <= P99_MS && ours.length >= LEAST_SAMPLES,
    `${name}, ${size} interpreters: wake → offer: p50 ${median(ours).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms ` +
      `(n ${ours.length}${few}; goal: p99 at most ${P99_MS} ms); a bare claim: p50 ${median(bare).toFixed(1)} ms, p99 ${bareP99.toFixed(1)} ms`,
  );
}

/** @param costs by size, the fewest interpreters first */
function judgedGrowth(what: string, costs: readonly number[], unit: string): string {
  const [fewest = NaN, most = NaN] = [costs.at(0), costs.at(-1)];
  return verdict(
    most / fewest <= GROWTH,
    `${what} with the most interpreters takes ${(most / fewest).toFixed(2)} × as long as with the fewest: ` +
      `${costs.map((cost) => cost.toFixed(2)).join(', ')} ${unit} (goal: at most ${GROWTH} ×)`,
  );
}

const verdict = (isReached: boolean, what: string): string =>
  `goal ${isReached ? 'reached' : 'MISSED'}: ${what}`;
