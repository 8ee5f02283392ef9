import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultStrain,
  maySignMs,
  noStrain,
  signed,
  strainRules,
  type Strain,
  type StrainRules,
  type Stretch,
} from './strain.ts';

const MINUTE = 60_000;
const at = (minutes: number) => new Date(minutes * MINUTE);
const stretch = (from: number, to: number): Stretch => ({ from: at(from), to: at(to) });
const after = (stretches: readonly Stretch[], rules = defaultStrain): Strain =>
  stretches.reduce((strain, one) => signed(strain, one, rules), noStrain);

/** Small numbers, so that every limit is met. In whole minutes. */
const rules: fc.Arbitrary<StrainRules> = fc
  .record({
    continuous: fc.integer({ min: 1, max: 20 }),
    rest: fc.integer({ min: 1, max: 8 }),
    inWindow: fc.integer({ min: 1, max: 30 }),
    more: fc.integer({ min: 0, max: 30 }),
    least: fc.integer({ min: 0, max: 10 }),
  })
  .map(({ continuous, rest, inWindow, more, least }) => ({
    continuousMs: continuous * MINUTE,
    restMs: rest * MINUTE,
    inWindowMs: inWindow * MINUTE,
    windowMs: (inWindow + more) * MINUTE,
    leastMs: Math.min(least, continuous, inWindow) * MINUTE,
  }));

/** Pauses and stretches in turn, in minutes. */
const days = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 12 })), {
  minLength: 1,
  maxLength: 12,
});

function toStretches(day: readonly (readonly [number, number])[]): Stretch[] {
  let now = 0;
  return day.map(([pause, length]) => {
    const from = now + pause;
    now = from + length;
    return stretch(from, now);
  });
}

/** Minute by minute, as somebody with a watch would do it. */
function countByMinute(stretches: readonly Stretch[], now: number, { restMs, windowMs }: StrainRules) {
  const signs = (minute: number) =>
    stretches.some(({ from, to }) => from.getTime() <= minute * MINUTE && minute * MINUTE < to.getTime());
  let [continuous, still, inWindow] = [0, 0, 0];
  for (let minute = now - 1; minute >= 0 && still * MINUTE < restMs; minute -= 1) {
    still = signs(minute) ? 0 : still + 1;
    if (signs(minute)) continuous += 1;
  }
  for (let minute = now - windowMs / MINUTE; minute < now; minute += 1) if (signs(minute)) inWindow += 1;
  return { continuousMs: continuous * MINUTE, inWindowMs: inWindow * MINUTE };
}

const left = (stretches: readonly Stretch[], now: number, by: StrainRules): number => {
  const { continuousMs, inWindowMs } = countByMinute(stretches, now, by);
  return Math.max(0, Math.min(by.continuousMs - continuousMs, by.inWindowMs - inWindowMs));
};

describe('what somebody may still sign', () => {
  it('is what a watch says', () => {
    fc.assert(
      fc.property(days, rules, fc.integer({ min: 0, max: 20 }), (day, by, later) => {
        const stretches = toStretches(day);
        const now = (stretches.at(-1)?.to.getTime() ?? 0) / MINUTE + later;
        expect(maySignMs(stretches, at(now), by)).toBe(left(stretches, now, by));
      }),
    );
  });

  it('is the same from what is kept of it', () => {
    fc.assert(
      fc.property(days, rules, fc.integer({ min: 0, max: 20 }), (day, by, later) => {
        const stretches = toStretches(day);
        const now = new Date((stretches.at(-1)?.to.getTime() ?? 0) + later * MINUTE);
        expect(maySignMs(after(stretches, by).signing, now, by)).toBe(maySignMs(stretches, now, by));
      }),
    );
  });

  it('is never passed by a call of the least length that begins with somebody who does not rest', () => {
    fc.assert(
      fc.property(days, rules, (day, by) => {
        const stretches = toStretches(day);
        const { restsUntil } = after(stretches, by);
        const end = stretches.at(-1)?.to.getTime() ?? 0;
        const begins = Math.max(end, restsUntil?.getTime() ?? 0) / MINUTE;
        for (let minute = begins + 1; minute <= begins + by.leastMs / MINUTE; minute += 1) {
          const all = [...stretches, stretch(begins, minute)];
          const { continuousMs, inWindowMs } = countByMinute(all, minute, by);
          expect(continuousMs).toBeLessThanOrEqual(by.continuousMs);
          expect(inWindowMs).toBeLessThanOrEqual(by.inWindowMs);
        }
      }),
    );
  });
});

describe('a rest', () => {
  it('is no longer than it has to be', () => {
    fc.assert(
      fc.property(days, rules, (day, by) => {
        const stretches = toStretches(day);
        const end = (stretches.at(-1)?.to.getTime() ?? 0) / MINUTE;
        let rested = end;
        while (left(stretches, rested, by) < by.leastMs) rested += 1;
        expect(after(stretches, by).restsUntil).toEqual(rested === end ? null : at(rested));
      }),
    );
  });

  it('of ten minutes is due after forty of signing, and after a hundred in three hours', () => {
    expect(after([stretch(0, 40)]).restsUntil).toBeNull();
    expect(after([stretch(0, 41)]).restsUntil).toEqual(at(51));
    expect(after([stretch(0, 15), stretch(24, 50)]).restsUntil).toEqual(at(60));
    expect(after([stretch(0, 15), stretch(25, 51)]).restsUntil).toBeNull();
    const often = [stretch(0, 34), stretch(50, 84), stretch(100, 134)];
    expect(after(often).restsUntil).toEqual(at(182));
  });

  it('counts what was signed without a rest before the window began', () => {
    const short = { ...defaultStrain, windowMs: 40 * MINUTE, inWindowMs: 40 * MINUTE, leastMs: 10 * MINUTE };
    const day = [stretch(0, 20), stretch(29, 44), stretch(53, 68)];
    expect(after(day, short)).toEqual({ signing: day, restsUntil: null });
    expect(after([...day, stretch(77, 78)], short).restsUntil).toEqual(at(88));
  });

  it('keeps no more of a day than it may keep', () => {
    const many = Array.from({ length: 150 }, (_nothing, index) => stretch(index, index + 0.5));
    expect(after(many).signing).toHaveLength(100);
    expect(after([stretch(0, 10), stretch(300, 310)]).signing).toEqual([stretch(300, 310)]);
  });
});

it('rules may be as tight as they can be kept', () => {
  const tight = { continuousMs: 30, restMs: 1, inWindowMs: 30, windowMs: 30, leastMs: 30 };
  const inMs = Object.fromEntries(Object.entries(tight).map(([name, value]) => [name, value * MINUTE]));
  expect(strainRules.parse(inMs)).toEqual(inMs);
});

it.each([
  ['more in a window than it is long', { windowMs: 100 * MINUTE }],
  ['a call that nobody may begin', { continuousMs: 10 * MINUTE }],
  ['a call that fits into no window', { inWindowMs: 10 * MINUTE }],
  ['a window of seconds', { windowMs: 10_000, inWindowMs: 10_000, leastMs: 0 }],
])('rules do not ask for %s', (_what, change) => {
  expect(strainRules.safeParse(defaultStrain).success).toBe(true);
  expect(strainRules.safeParse({ ...defaultStrain, ...change }).success).toBe(false);
});
