import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { firstFrame } from './first-frame.ts';
import type { Measurement } from './measurement.ts';

const benches: Record<string, () => Promise<Measurement[]>> = { 'first-frame': firstFrame };

/** `npm run bench [-- NAME …] [--json FILE]` */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' } },
  });
  const names = positionals.length > 0 ? positionals : Object.keys(benches);
  const unknown = names.filter((name) => !Object.hasOwn(benches, name));
  if (unknown.length > 0) {
    console.error(`bench-unknown: ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}`);
    return 2;
  }
  const measurements: Measurement[] = [];
  for (const name of names) measurements.push(...((await benches[name]?.()) ?? []));
  for (const line of measurements) console.log(inWords(line));
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(measurements, null, 2)}\n`);
  return 0;
}

const round = (value: number): string => value.toFixed(0);

const inWords = ({ name, metric, unit, n, ours, reference, ratio }: Measurement): string =>
  `${name}: ${metric}: p50 ${round(ours.p50)} ${unit}, p99 ${round(ours.p99)} ${unit} (n ${n}); ` +
  `${reference.name}: p50 ${round(reference.p50)}, p99 ${round(reference.p99)}; ratio ${ratio.toFixed(2)}`;

process.exit(await main());
