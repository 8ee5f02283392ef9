import { BareClaim } from './bare-claim.ts';
import type { Bed } from './bed.ts';
import { GraphileWorker } from './graphile-worker.ts';
import { OurDispatcher } from './ours.ts';
import { Boss } from './pg-boss.ts';
import { rate, type Reference } from './reference.ts';
import { prepare, recordedOffers } from './scene.ts';

/** Calls that wait, and jobs of the references. */
export const QUEUED = 1_000;
export const sizes = [100, 1_000, 10_000] as const;
export type Size = (typeof sizes)[number];

/** A round of everything takes minutes where something is slow: no further one is begun after this time. */
const BUDGET_MS = 180_000;
const LEAST_ROUNDS = 3;

/** Everything that was measured at one number of interpreters: one value for each round. */
export interface Throughput {
  readonly size: Size;
  /** Durable assignments in a second, until the last one that was to be had. */
  readonly ours: number[];
  /** What the dispatcher took until it had also looked at those calls which nobody was left for, in milliseconds. */
  readonly wholePassMs: number[];
  /** By the name of the reference. */
  readonly references: Map<string, number[]>;
}

/** Rounds in which ours and every reference take turns, at every size: what the machine does hits all of them alike. */
export async function measureThroughput(bed: Bed, rounds: number): Promise<Throughput[]> {
  await using stack = new AsyncDisposableStack();
  const references = await Promise.all(
    [BareClaim.create, GraphileWorker.create, Boss.create].map((create) => create(bed)),
  );
  const present = references.filter((reference) => reference !== null);
  for (const reference of present) stack.use(reference);
  const results = sizes.map((size) => ({ size, ours: [], wholePassMs: [], references: new Map() }));
  await measureRound(bed, present, { size: 100, ours: [], wholePassMs: [], references: new Map() });
  const beganAt = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    if (round >= LEAST_ROUNDS && performance.now() - beganAt > BUDGET_MS) break;
    for (const result of results) await measureRound(bed, present, result);
  }
  return results;
}

async function measureRound(bed: Bed, references: readonly Reference[], result: Throughput): Promise<void> {
  const connections = await measureOurs(bed, result);
  for (const reference of references) {
    await note(reference, 1);
    // One at a time is how ours works as long as it has one transaction under way at a time.
    if (connections > 1) await note(reference, connections);
  }

  async function note(reference: Reference, workers: number): Promise<void> {
    const name = nameAt(reference.name, workers);
    const values = result.references.get(name) ?? [];
    values.push(await reference.perSecond(QUEUED, workers));
    result.references.set(name, values);
  }
}

const nameAt = (name: string, workers: number): string =>
  workers === 1 ? `${name}, one at a time` : `${name}, ${workers} at a time`;

/** @returns how many connections ours used at a time */
async function measureOurs(bed: Bed, { size, ours, wholePassMs }: Throughput): Promise<number> {
  await prepare(bed, { free: size, waiting: QUEUED, busy: 0, waitingInVain: 0 });
  await using dispatcher = new OurDispatcher(bed);
  const beganAt = performance.now();
  await dispatcher.start();
  wholePassMs.push(performance.now() - beganAt);
  const expected = Math.min(size, QUEUED);
  const recorded = await recordedOffers(bed);
  const lastAt = dispatcher.toldAt.at(-1);
  if (recorded !== expected || dispatcher.toldAt.length !== expected || lastAt === undefined)
    throw new Error(
      `${recorded} offers recorded, ${dispatcher.toldAt.length} told of; expected: ${expected}`,
    );
  ours.push(rate(expected, beganAt, lastAt));
  return dispatcher.connections;
}
