import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeredWithin, erlangB, erlangC, meanWait } from './erlang.ts';

describe('Erlang B', () => {
  /** The usual table of offered traffic by people and share of lost calls (as in ITU-D, Teletraffic Engineering). */
  it.each([
    [10, 0.01, 4.461],
    [20, 0.01, 12.03],
    [50, 0.01, 37.9],
    [100, 0.01, 84.06],
    [10, 0.02, 5.084],
    [20, 0.02, 13.18],
    [10, 0.05, 6.216],
    [10, 0.001, 3.092],
    [1, 0.5, 1],
  ])('of %d people loses %d at %d erlangs', (people, lost, load) => {
    expect(erlangB(people, load)).toBeCloseTo(lost, 4);
  });

  it('loses everything where nobody is, and nothing where nothing comes', () => {
    expect([erlangB(0, 5), erlangB(3, 0)]).toEqual([1, 0]);
  });

  it.each([
    [-1, 1],
    [1.5, 1],
    [1, -1],
    [1, NaN],
  ])('is of no %d people at %d erlangs', (people, load) => {
    expect(() => erlangB(people, load)).toThrow(RangeError);
  });
});

describe('Erlang C', () => {
  it('of 55 people at 48 erlangs of 240 s, a worked example of workforce planning (Mitan)', () => {
    expect(erlangC(55, 48)).toBeCloseTo(0.239, 3);
    expect(meanWait(55, 48, 240)).toBeCloseTo(8.2, 1);
  });

  /** Another one: 200 calls an hour of 180 s (Call Centre Helper). */
  it.each([
    { people: 14, load: 10, handling: 180, waits: 0.174, limit: 20, within: 0.888, mean: 7.8 },
    { people: 11, load: 10, handling: 180, waits: 0.682, limit: 20, within: 0.39, mean: 122.8 },
  ])('of $people people at $load erlangs', ({ people, load, handling, waits, limit, within, mean }) => {
    expect(erlangC(people, load)).toBeCloseTo(waits, 3);
    expect(answeredWithin(people, load, handling, limit)).toBeCloseTo(within, 2);
    expect(meanWait(people, load, handling)).toBeCloseTo(mean, 1);
  });

  it('of one is the load, and of two what their two states say', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.99, noNaN: true }), (rho) => {
        expect(erlangC(1, rho)).toBeCloseTo(rho, 9);
        expect(erlangC(2, 2 * rho)).toBeCloseTo((2 * rho * rho) / (1 + rho), 9);
      }),
    );
  });

  it('is of a queue that grows for ever where more comes than can be done', () => {
    expect([erlangC(3, 3), meanWait(3, 3, 1), answeredWithin(3, 3, 1, 60)]).toEqual([1, Infinity, 0]);
    expect([erlangC(3, 4), meanWait(3, 4, 1), answeredWithin(3, 4, 1, 60)]).toEqual([1, Infinity, 0]);
  });
});
