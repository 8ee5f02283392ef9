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

it('lets what is drained not fall below nothing', () => {
  const all = buckets();
  all.drain('a', 1_000);
  expect(all.take('a')).toBe(false);
  now += 500;
  expect(all.take('a')).toBe(true);
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
