import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Remembered } from './remembered.ts';

const quietMs = 1_000;
let now = 0;
let made = 0;
const remembered = () => new Remembered({ make: () => ({ number: (made += 1) }), quietMs, now: () => now });

it('keeps what it has of everybody until they were quiet for long enough', () => {
  const step = fc.record({ key: fc.integer({ min: 0, max: 5 }), pause: fc.integer({ min: 0, max: 700 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      const all = remembered();
      const heard = new Map<number, { at: number; number: number }>();
      for (const { key, pause } of steps) {
        now += pause;
        const { number } = all.of(`key ${key}`);
        const before = heard.get(key);
        const same = before !== undefined && now - before.at < quietMs;
        expect(number === before?.number).toBe(same);
        heard.set(key, { at: now, number });
      }
      expect(all.size).toBe([...heard.values()].filter(({ at }) => now - at < quietMs).length);
    }),
  );
});

it('of more than it can keep it forgets who was quiet longest', () => {
  const all = remembered();
  const { number } = all.of('busy');
  for (let index = 0; index < 50_000; index += 1) {
    all.of(`192.0.${index}`);
    if (index % 10_000 === 0) expect(all.of('busy').number).toBe(number);
  }
  expect(all.size).toBe(20_000);
  expect(all.of('192.0.0').number).toBeGreaterThan(number + 50_000);
});

it('forgets at the same cost for each', () => {
  const full = remembered();
  let heard = 0;
  const timeOf = (all: Remembered<unknown>): number => {
    const startedAt = performance.now();
    for (let index = 0; index < 20_000; index += 1) all.of(`192.0.${(heard += 1)}`);
    return performance.now() - startedAt;
  };
  timeOf(full);
  // In turn, so that whatever else the machine does slows both; the middle ones, so that a pause of it is neither's.
  const times = Array.from({ length: 9 }, () => [timeOf(remembered()), timeOf(full)] as const);
  const middle = (which: 0 | 1): number => times.map((pair) => pair[which]).toSorted((a, b) => a - b)[4] ?? 0;
  // Nobody is forgotten while there is room. About as long; with a walk over a part of them for each, ten times as long.
  expect(middle(1)).toBeLessThan(5 * middle(0));
});

it('counts the networks of a site as one beyond sixty-four, and as themselves again once the others are quiet', () => {
  const all = remembered();
  const network = (index: number, site = 1) => `2001:db8:${site}:${index.toString(16)}::/64`;
  const known = Array.from({ length: 64 }, (_, index) => all.of(network(index)).number);
  const more = Array.from({ length: 1_000 }, (_, index) => all.of(network(64 + index)).number);
  expect(new Set(known).size).toBe(64);
  expect(new Set(more).size).toBe(1);
  expect(all.size).toBe(65);
  // Who was there before stays apart from them, and so does every other site.
  expect(all.of(network(3)).number).toBe(known[3]);
  expect(all.of(network(64, 2)).number).not.toBe(more[0]);
  now += quietMs;
  expect(all.of(network(500)).number).not.toBe(all.of(network(501)).number);
});
