import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memoryWard } from './routing/ward.ts';
import { Simulation } from './routing/simulation.ts';

/** Together a million steps; a new ward for each seed. */
const [SEEDS, STEPS] = [50, 20_000];

it(`nothing that happens to the routing breaks it (${SEEDS * STEPS} steps)`, async () => {
  const first = fc.sample(fc.integer({ min: 1, max: 1_000_000 }), 1)[0] ?? 1;
  let steps = 0;
  for (let seed = first; seed < first + SEEDS; seed += 1) {
    const verdict = await Simulation.run(seed, STEPS, memoryWard);
    expect(verdict.broken, `npm run simulate -- --seed ${seed} --steps ${STEPS}`).toEqual([]);
    expect(verdict.told.offered, `seed ${seed} rang for nobody`).toBeGreaterThan(0);
    steps += verdict.steps;
  }
  expect(steps).toBe(SEEDS * STEPS);
});

it('the same seed brings the same day', async () => {
  const one = await Simulation.run(7, 5_000, memoryWard);
  expect(await Simulation.run(7, 5_000, memoryWard)).toEqual(one);
});
