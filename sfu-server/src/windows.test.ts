import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Windows } from './windows.ts';

const budget = { points: 5, seconds: 60 };
let now = 0;
const windows = () => new Windows(budget, () => now);

it('refuses beyond the budget, says for how long, and has all of it after that', () => {
  const all = windows();
  for (let time = 0; time < 5; time += 1) expect([all.isSpent('a'), all.spend('a')]).toEqual([false, 0]);
  now += 20_000;
  expect([all.isSpent('a'), all.spend('a'), all.spend('b')]).toEqual([true, 40_000, 0]);
  now += 40_000;
  expect([all.isSpent('a'), all.spend('a')]).toEqual([false, 0]);
});

it('takes back what was not due, and no more than was spent', () => {
  const all = windows();
  all.giveBack('a');
  for (let time = 0; time < 20; time += 1) {
    expect(all.spend('a')).toBe(0);
    all.giveBack('a');
  }
  for (let time = 0; time < 5; time += 1) expect(all.spend('a')).toBe(0);
  expect(all.spend('a')).toBeGreaterThan(0);
});

it('lets nobody through more often than twice the budget within its time, however they try', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 100 }), (pauses) => {
      const all = windows();
      const passed: number[] = [];
      for (const pause of pauses) {
        now += pause;
        if (all.spend('a') === 0) passed.push(now);
      }
      for (const from of passed)
        expect(passed.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(10);
    }),
    { numRuns: 50 },
  );
});

it('keeps a bounded number in mind', () => {
  const all = windows();
  for (let index = 0; index < 30_000; index += 1) all.spend(`key ${index}`);
  expect(all.size).toBe(20_000);
});
