import { describe, expect, it } from 'vitest';
import { relaxationAt, relaxationFor } from './relaxation.ts';

it('less is asked for at each of the waits, and not before', () => {
  const after = [15_000, 30_000, 60_000] as const;
  const waits = [0, 14_999, 15_000, 29_999, 30_000, 59_999, 60_000, 600_000];
  expect(waits.map((waited) => relaxationAt(waited, after))).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
});

it('with no wait at all everything is given up at once', () => {
  expect(relaxationAt(0, [0, 0, 0])).toBe(3);
});

describe('what must be given up for somebody', () => {
  const wanted = { proficiency: 4, domain: 'tax' } as const;
  it.each([
    [5, 0],
    [4, 0],
    [3, 1],
    [2, 2],
    [1, 2],
  ])('with proficiency %d is %d', (proficiency, relaxation) => {
    expect(relaxationFor({ proficiency, domains: ['welfare', 'tax'] }, wanted)).toBe(relaxation);
  });

  it('is the domain where they do not have it, however good they are', () => {
    expect(relaxationFor({ proficiency: 5, domains: ['welfare'] }, wanted)).toBe(3);
  });

  it('is no domain where none is asked for', () => {
    expect(relaxationFor({ proficiency: 4, domains: [] }, { ...wanted, domain: null })).toBe(0);
  });
});
