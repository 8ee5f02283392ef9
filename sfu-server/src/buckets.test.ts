import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Buckets } from './buckets.ts';

const budget = { points: 10, seconds: 5 };
let now = 0;
const buckets = () => new Buckets(budget, () => now);
const takenOf = (all: Buckets, key: string, tries: number) =>
  Array.from({ length: tries }, () => all.take(key)).filter((taken) => taken).length;

it('gives everybody the whole budget at once, and no more', () => {
  const all = buckets();
  expect(takenOf(all, 'a', 30)).toBe(10);
  expect(takenOf(all, 'b', 30)).toBe(10);
});

it('comes back evenly, and never beyond the budget', () => {
  const all = buckets();
  takenOf(all, 'a', 10);
  now += 1_000;
  expect(takenOf(all, 'a', 30)).toBe(2);
  now += 60_000;
  expect(takenOf(all, 'a', 30)).toBe(10);
});

it('has a crowd wait for its turn, as far as there is room, and nobody else', () => {
  const all = new Buckets({ ...budget, waiting: 5 }, () => now);
  const waits = Array.from({ length: 20 }, () => all.claim('crowd'));
  expect(waits.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 0));
  expect(waits.slice(10, 15)).toEqual([500, 1_000, 1_500, 2_000, 2_500]);
  expect(waits.slice(15)).toEqual([null, null, null, null, null]);
  expect(all.claim('other')).toBe(0);
  now += 500;
  expect([all.claim('crowd'), all.claim('crowd')]).toEqual([2_500, null]);
});

it('has who comes next wait for the burden of who came before', () => {
  const all = new Buckets({ ...budget, waiting: 5 }, () => now);
  all.burden('a', 12);
  expect(all.claim('a')).toBe(1_500);
  all.burden('a', 1_000);
  expect(all.claim('a')).toBeNull();
  now += 500;
  expect(all.claim('a')).toBe(2_500);
});

it('remembers a bounded number of keys, and forgets the quiet first', () => {
  const all = buckets();
  takenOf(all, 'busy', 10);
  for (let index = 0; index < 19_999; index += 1) all.take(`key ${index}`);
  now += 4_999;
  takenOf(all, 'busy', 10);
  now += 1;
  all.take('new');
  expect(all.take('busy')).toBe(false);
});

it('lets through what it was told, whoever else comes', () => {
  const step = fc.record({
    key: fc.constantFrom('a', 'b', '192.0.2.1'),
    pause: fc.integer({ max: 2_000, min: 0 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      now = 0;
      const all = buckets();
      const taken = new Map<string, number[]>();
      for (const { key, pause } of steps) {
        now += pause;
        if (all.take(key)) taken.set(key, [...(taken.get(key) ?? []), now]);
      }
      for (const times of taken.values())
        for (const [first, from] of times.entries())
          for (const [last, until] of times.entries())
            if (last >= first) {
              const most = budget.points + ((until - from) * budget.points) / (budget.seconds * 1000);
              expect(last - first + 1).toBeLessThanOrEqual(most + 1e-6);
            }
    }),
    { numRuns: 50 },
  );
});

it('has nobody who made others wait begin anew before all of that is over', () => {
  now = 0;
  const all = new Buckets({ ...budget, waiting: 50 }, () => now);
  all.burden('a', 60);
  now += 20_000;
  expect(all.claim('a')).toBe(5_500);
  now += 30_000;
  expect(all.size).toBe(1);
  all.take('b');
  expect(all.size).toBe(1);
  expect(takenOf(all, 'a', 30)).toBe(10);
});
