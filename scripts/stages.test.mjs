import { describe, expect, it } from 'vitest';
import { chooseStages, needsOf } from './stages.mjs';

/** @param {string[]} args */
function names(...args) {
  const { chosen, filters } = chooseStages(args);
  return { chosen: chosen.map(({ name }) => name), filters };
}

const all = ['check', 'unit', 'mutation', 'integration', 'simulation', 'screens', 'e2e'];

describe('what `npm test` runs', () => {
  it('is everything, the checks first', () => {
    expect(names()).toEqual({ chosen: all, filters: [] });
  });

  it('is the named stages, in their own order', () => {
    expect(names('e2e', 'unit')).toEqual({ chosen: ['unit', 'e2e'], filters: [] });
  });

  it('is the files whose path has a word in it', () => {
    expect(names('e2e', 'reconnect')).toEqual({ chosen: ['e2e'], filters: ['reconnect'] });
    const projects = all.filter((name) => !['check', 'mutation'].includes(name));
    expect(names('reconnect')).toEqual({ chosen: projects, filters: ['reconnect'] });
  });

  it('needs only what the chosen stages need', () => {
    expect(needsOf(['unit', 'check'])).toEqual([]);
    expect(needsOf([])).toEqual(['media-worker', 'client-builds', 'database', 'browser']);
  });
});
