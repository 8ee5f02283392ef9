import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWait, type Habits } from './wait-estimate.ts';

const habits: Habits = { handlingMs: 480_000, answering: { soonMs: 3_000, lateMs: 12_000 } };

describe('the estimate of a wait', () => {
  it('is the time to an answer where somebody is free', () => {
    expect(estimateWait(0, { free: 1, busy: 0 }, habits)).toEqual({ fromMs: 3_000, toMs: 12_000 });
    expect(estimateWait(2, { free: 3, busy: 9 }, habits)).toEqual({ fromMs: 3_000, toMs: 12_000 });
  });

  it('is not known where nobody is there', () => {
    expect(estimateWait(0, { free: 0, busy: 0 }, habits)).toBeNull();
  });

  // Quantiles of the gamma distribution: 0.105 and 2.303 for shape 1, 2.433 and 7.994 for shape 5.
  it.each([
    [0, 1, 0.105, 2.303],
    [4, 1, 2.433, 7.994],
    [4, 4, 2.433 / 4, 7.994 / 4],
  ])(
    'behind %i others with %i busy people is the middle of the gamma distribution',
    (ahead, busy, low, high) => {
      const range = estimateWait(ahead, { free: 0, busy }, habits);
      expect(((range?.fromMs ?? NaN) - 3_000) / habits.handlingMs).toBeCloseTo(low, 1);
      expect(((range?.toMs ?? NaN) - 12_000) / habits.handlingMs).toBeCloseTo(high, 1);
    },
  );

  it('grows with each call ahead, and falls with each person', () => {
    const count = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(count, count, count, (ahead, free, busy) => {
        const at = (more: number, people: number) => {
          const range = estimateWait(ahead + more, { free, busy: busy + people }, habits);
          return range === null ? [Infinity, Infinity] : [range.fromMs, range.toMs];
        };
        const [from = 0, to = 0] = at(0, 0);
        expect(from).toBeLessThanOrEqual(to);
        expect(at(1, 0)[0]).toBeGreaterThanOrEqual(from);
        expect(at(1, 0)[1]).toBeGreaterThanOrEqual(to);
        expect(at(0, 1)[1]).toBeLessThanOrEqual(to);
      }),
    );
  });
});
