import { wrapUpMs } from '@mado/core/domain/presence.ts';
import { estimateWait, type WaitRange } from '@mado/core/domain/wait-estimate.ts';
import { habitsFrom } from '@mado/sfu-server/waiting/habits.ts';
import type { Handled } from '@mado/sfu-server/waiting/waiting-repository.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Random } from '../support/fuzz/random.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Days of one ward, each of eight hours. */
const [DAYS, DAY] = [120, 480 * MINUTE];
/** The newest calls that the estimate goes by, as in the product. */
const KNOWN = 50;
const WRAP_UP = wrapUpMs.spoken;

/** What was said to one visitor, and what came true. */
interface Said {
  readonly range: WaitRange;
  readonly waited: number;
  /** Calls that had to end first, and the people there. */
  readonly situation: string;
}

/** A call that has come: when it is rung for, and until when it keeps whoever takes it. */
interface Taken {
  readonly rungAt: number;
  readonly freeAt: number;
  readonly handled: Handled;
}

const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random.next());

/** @param spread the deviation of its logarithm */
function logNormal(random: Random, mean: number, spread: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  const normal = radius * Math.cos(2 * Math.PI * random.next());
  return mean * Math.exp(spread * normal - spread ** 2 / 2);
}

/** Twice as many come in the middle of the morning as in the rest of the day. */
const meanBetween = (at: number, busiest: number): number =>
  at > 60 * MINUTE && at < 150 * MINUTE ? busiest : 2 * busiest;

/** One day of first come, first served, with what each visitor was told as they came. */
function day(people: number, random: Random, known: Handled[]): Said[] {
  const said: Said[] = [];
  const freeAt = Array.from({ length: people }, () => 0);
  let open: readonly Taken[] = [];
  const busiest = (8 * MINUTE) / people;
  for (let at = exponential(random, busiest); at < DAY; at += exponential(random, meanBetween(at, busiest))) {
    known.push(...open.filter((call) => call.freeAt <= at).map(({ handled }) => handled));
    open = open.filter((call) => call.freeAt > at);
    const free = freeAt.filter((time) => time <= at).length;
    const ahead = open.filter(({ rungAt }) => rungAt > at).length;
    const range = estimateWait(
      ahead,
      { free, busy: people - free },
      habitsFrom(known.slice(-KNOWN), 'spoken'),
    );
    if (range === null) throw new Error('somebody was there');
    const handled = {
      answeringMs: (2 + 9 * random.next()) * SECOND,
      talkMs: logNormal(random, 7 * MINUTE, 0.8),
    };
    const soonest = Math.min(...freeAt);
    const rungAt = Math.max(at, soonest);
    const next = rungAt + handled.answeringMs + handled.talkMs + WRAP_UP;
    freeAt[freeAt.indexOf(soonest)] = next;
    open = [...open, { rungAt, freeAt: next, handled }];
    said.push({
      range,
      waited: rungAt + handled.answeringMs - at,
      situation: `${Math.max(0, ahead + 1 - free)} of ${people}`,
    });
  }
  return said;
}

/** The width of the narrowest range that eight of ten lie in. */
function narrowest(waits: readonly number[]): number {
  const sorted = waits.toSorted((a, b) => a - b);
  const within = Math.ceil(0.8 * sorted.length);
  const widths = sorted
    .slice(0, sorted.length - within + 1)
    .map((from, index) => (sorted[index + within - 1] ?? from) - from);
  return Math.min(...widths);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

it('of waits that visitors are told of, at least eight of ten come true, and the ranges are no wider than they have to be', () => {
  const seed = fc.sample(fc.integer({ min: 1 }), 1)[0] ?? 1;
  const random = new Random(seed);
  const said = [2, 3, 5, 8].flatMap((people) => {
    const known: Handled[] = [];
    return Array.from({ length: DAYS }, () => day(people, random, known)).flat();
  });
  const trueOnes = said.filter(({ range, waited }) => waited >= range.fromMs && waited <= range.toMs);
  const bySituation = Map.groupBy(said, ({ situation }) => situation);
  const enough = [...bySituation.values()].filter((group) => group.length >= 100);
  const widths = enough.flatMap((group) => {
    const best = narrowest(group.map(({ waited }) => waited));
    return group.map(({ range }) => [range.toMs - range.fromMs, best] as const);
  });
  const ratio = mean(widths.map(([own]) => own)) / mean(widths.map(([, best]) => best));
  const told = `seed ${seed}: ${said.length} waits, ${trueOnes.length} as said; ${ratio.toFixed(2)} times the narrowest`;
  expect(trueOnes.length / said.length, told).toBeGreaterThanOrEqual(0.8);
  expect(ratio, told).toBeLessThanOrEqual(2);
});
