import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newDatabase } from '../support/databases.ts';
import { Simulation } from './routing/simulation.ts';
import { sqlWard } from './routing/sql-ward.ts';

const STEPS = 20_000;

it(
  `nothing that happens to the routing breaks it on the embedded database (${STEPS} steps)`,
  {
    timeout: 600_000,
  },
  async () => {
    const seed = fc.sample(fc.integer({ min: 1, max: 1_000_000 }), 1)[0] ?? 1;
    await using database = await newDatabase('embedded');
    const verdict = await Simulation.run(seed, STEPS, sqlWard(database));
    expect(verdict.broken, `seed ${seed}`).toEqual([]);
    expect(verdict.steps).toBe(STEPS);
  },
);
