import { parseArgs } from 'node:util';
import { Simulation } from './simulation.ts';
import { memoryWard } from './ward.ts';

const MOST_STEPS = 1_000_000_000;

/** `npm run simulate -- --seed N --steps M`: one line, and exit status 1 when something did not hold. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { seed: { type: 'string', default: '1' }, steps: { type: 'string', default: '100000' } },
  });
  const seed = Number(values.seed);
  const steps = Number(values.steps);
  if (!Number.isSafeInteger(seed)) return refuse(`simulate-seed: ${values.seed} is not a whole number`);
  if (!Number.isInteger(steps) || steps < 1 || steps > MOST_STEPS)
    return refuse(`simulate-steps: ${values.steps} is not a number of steps up to ${MOST_STEPS}`);
  const verdict = await Simulation.run(seed, steps, memoryWard);
  const what = verdict.broken[0];
  const hours = (verdict.passedMs / 3_600_000).toFixed(1);
  const found = what === undefined ? 'every invariant held' : `broken after step ${verdict.steps}: ${what}`;
  process.stdout.write(
    `seed ${seed}: ${verdict.steps} steps, ${hours} hours of a ward, ${verdict.told.requested ?? 0} calls, ` +
      `${verdict.told.offered ?? 0} offers, ${verdict.kills} servers killed: ${found}\n`,
  );
  return what === undefined ? 0 : 1;
}

function refuse(why: string): number {
  process.stderr.write(`${why}\n`);
  return 2;
}

process.exit(await main());
