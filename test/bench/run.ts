import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { firstFrameFar } from './first-frame/first-frame-far.ts';
import { firstFrame } from './first-frame/first-frame.ts';
import { flood } from './flood.ts';
import { echo } from './echo/echo.ts';
import { forwarding } from './forwarding/forwarding.ts';
import { glassToGlass } from './glass/glass-to-glass.ts';
import { codecCosts } from './lab/codecs.ts';
import { lab, labGoals } from './lab/lab.ts';
import { recoveryDatabase } from './recovery-database.ts';
import { recoveryNetwork } from './recovery-network.ts';
import { recoveryServer } from './recovery-server.ts';
import { recoverySoak } from './recovery-soak.ts';
import { recoveryWorker } from './recovery-worker.ts';
import { routing } from './routing/routing.ts';
import type { Measurement } from './measurement.ts';

/** @param rounds how often what takes long is repeated */
type Bench = (rounds: number) => Promise<Measurement[]>;

const benches: Record<string, Bench> = {
  codecs: codecCosts,
  echo,
  'first-frame': firstFrame,
  'first-frame-far': firstFrameFar,
  flood,
  forwarding,
  'glass-to-glass': glassToGlass,
  lab,
  'lab-goals': labGoals,
  'recovery-database': recoveryDatabase,
  'recovery-network': recoveryNetwork,
  'recovery-server': recoveryServer,
  'recovery-soak': recoverySoak,
  'recovery-worker': recoveryWorker,
  routing,
};

/** What one word stands for. */
const groups: Record<string, readonly string[]> = {
  recovery: ['recovery-database', 'recovery-network', 'recovery-worker', 'recovery-server', 'recovery-soak'],
};

/** `npm run bench [-- NAME …] [--json FILE] [--rounds N]` */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' }, rounds: { type: 'string', default: '20' } },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    console.error(`bench-rounds: ${values.rounds} is not a number of rounds`);
    return 2;
  }
  const words = positionals.length > 0 ? positionals : Object.keys(benches);
  const names = words.flatMap((word) => (Object.hasOwn(groups, word) ? (groups[word] ?? []) : [word]));
  const unknown = names.filter((name) => !Object.hasOwn(benches, name));
  if (unknown.length > 0) {
    console.error(
      `bench-unknown: ${unknown.join(', ')}. There are: ${[...Object.keys(benches), ...Object.keys(groups)].join(', ')}`,
    );
    return 2;
  }
  const measurements: Measurement[] = [];
  for (const name of names) measurements.push(...((await benches[name]?.(rounds)) ?? []));
  for (const line of measurements) console.log(inWords(line));
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(measurements, null, 2)}\n`);
  return 0;
}

const round = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

const inWords = ({ name, metric, unit, n, ours, reference, ratio }: Measurement): string =>
  `${name}: ${metric}: p50 ${round(ours.p50)} ${unit}, p95 ${round(ours.p95)}, p99 ${round(ours.p99)} (n ${n}); ` +
  `${reference.name}: p50 ${round(reference.p50)}, p95 ${round(reference.p95)}, p99 ${round(reference.p99)}; ratio ${ratio.toFixed(2)}`;

process.exit(await main());
