import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modality } from './language.ts';
import { ladders } from './ladder.ts';
import { afterSilence, atTop, nextStanding, type LineReading, type Standing } from './ladder-standing.ts';

const { sign, spoken } = ladders;
const carries = (bps: number): LineReading => ({ up: bps, down: null, lags: false });

/** So many seconds of the same. */
function after(seconds: number, reading: LineReading, from: Standing = atTop, ladder = sign): Standing {
  let standing = from;
  for (let second = 0; second < seconds; second += 1) standing = nextStanding(ladder, standing, reading);
  return standing;
}

/** Every standing on the way. */
function course(
  seconds: number,
  reading: (standing: Standing, second: number) => LineReading,
  from: Standing = atTop,
  ladder = sign,
): Standing[] {
  const all = [from];
  for (let second = 0; second < seconds; second += 1) {
    const last = all.at(-1) ?? from;
    all.push(nextStanding(ladder, last, reading(last, second)));
  }
  return all;
}

const rungAt = (standing: Standing, ladder = sign) => ladder[standing.at]?.rung;

/** A sender is not known to carry more than half as much again as it sends. */
const lineOf =
  (bps: number, ladder = sign) =>
  ({ at }: Standing): LineReading =>
    carries(Math.min(bps, 1.5 * (ladder[at]?.picture?.maxBitrate ?? 40_000)));

describe('going down', () => {
  test('nothing is given up while the line carries it', () => {
    expect(after(600, carries(2_000_000))).toMatchObject({ at: 0, cause: null });
  });

  test('a line that carries too little costs sharpness first, and the own line is named', () => {
    const standing = after(10, carries(300_000));
    expect(rungAt(standing)).toBe('smaller');
    expect(standing.cause).toBe('own-line');
    expect(sign[standing.at]?.picture?.frameRate).toBe(30);
  });

  test('a line of the other side is named as theirs', () => {
    expect(after(10, { up: 2_000_000, down: 300_000, lags: false })).toMatchObject({
      at: 1,
      cause: 'their-line',
    });
  });

  test('one second of shortage costs nothing', () => {
    const settled = after(10, carries(2_000_000));
    expect(nextStanding(sign, settled, carries(50_000))).toMatchObject({ at: 0, cause: null });
  });

  test('sharpness is given up at once, and movement only where a line stays as bad', () => {
    const settled = after(10, carries(2_000_000));
    const at = (seconds: number) => rungAt(after(seconds, carries(60_000), settled));
    expect([2, 7, 8, 13, 14, 60].map(at)).toEqual(['smaller', 'smaller', 'lower', 'lower', 'slow', 'slow']);
  });

  test('a line of the other side is given up step by step, and not while its estimate recovers', () => {
    const settled = after(10, carries(2_000_000));
    const drowned = course(
      40,
      (_, second) => ({ up: 2_000_000, down: 40_000 * 1.08 ** second, lags: false }),
      settled,
    );
    expect(drowned.map(({ at }) => at)).not.toContain(2);
    const dead = (seconds: number) =>
      after(seconds, { up: 2_000_000, down: 40_000, lags: false }, settled).at;
    expect([2, 7, 8, 13, 14, 60].map(dead)).toEqual([1, 1, 2, 2, 3, 3]);
  });

  test('speech gives up its picture before its sound', () => {
    const ofSpeech = (bps: number) => rungAt(after(30, carries(bps), atTop, spoken), spoken);
    expect([200_000, 60_000, 5_000].map(ofSpeech)).toEqual(['smaller', 'sound', 'text']);
  });

  test('a device that lags sends fewer pixels, and nothing less', () => {
    const standing = after(60, { up: 2_000_000, down: 2_000_000, lags: true });
    expect(standing).toMatchObject({ at: 1, cause: 'device' });
  });

  test('what a line carries is not held against the first seconds of a call', () => {
    expect(after(5, carries(100_000)).at).toBe(0);
  });

  test('what a browser does not tell costs nothing', () => {
    expect(after(60, { up: null, down: null, lags: false }).at).toBe(0);
  });
});

describe('climbing back', () => {
  test('once the line is better', () => {
    const low = after(30, carries(60_000));
    expect(rungAt(low)).toBe('slow');
    expect(after(60, carries(2_000_000), low)).toMatchObject({ at: 0, cause: null });
  });

  test('also where no more is known to be carried than is sent', () => {
    const low = after(30, carries(60_000));
    let standing = low;
    for (let second = 0; second < 120; second += 1)
      standing = nextStanding(sign, standing, lineOf(2_000_000)(standing));
    expect(standing.at).toBe(0);
  });

  test('at once after a mere silence, which nobody is blamed for', () => {
    const silent = afterSilence(after(60, carries(2_000_000)));
    expect(silent).toMatchObject({ at: 1, cause: null });
    expect(after(1, carries(2_000_000), silent)).toMatchObject({ at: 0, cause: null });
    expect(after(4, carries(100_000), silent)).toMatchObject({ at: 1, cause: null });
  });

  test('tries that fail become rare', () => {
    const standings = course(600, lineOf(260_000));
    const tries = standings.filter(({ at }, second) => at < (standings[second - 1]?.at ?? 0));
    expect(tries.length).toBeLessThanOrEqual(10);
    expect(rungAt(standings.at(-1) ?? atTop)).toBe('smaller');
  });
});

const someModality = fc.constantFrom(...modality.options);
const someBps = fc.integer({ min: 0, max: 3_000_000 });

test('whatever is read, a step of the ladder is held, and on the top nothing is to blame', () => {
  const someReading = fc.record({ up: fc.option(someBps), down: fc.option(someBps), lags: fc.boolean() });
  fc.assert(
    fc.property(someModality, fc.array(someReading, { maxLength: 200 }), (kind, readings) => {
      let standing = atTop;
      for (const reading of readings) {
        standing = nextStanding(ladders[kind], standing, reading);
        expect(ladders[kind][standing.at]).toBeDefined();
        if (standing.at === 0) expect(standing.cause).toBeNull();
      }
    }),
  );
});

test('on a line that never changes the best step that it carries is held, but for rare tries', () => {
  fc.assert(
    fc.property(someModality, someBps, (kind, bps) => {
      const ladder = ladders[kind];
      const last = course(1_000, () => carries(bps), atTop, ladder).slice(-500);
      const best = ladder.findIndex(({ needs }) => needs * 1.15 <= bps);
      const fits = last.filter(({ at }) => at === best || (ladder[at]?.needs ?? 0) <= bps);
      expect(fits.length).toBeGreaterThan(450);
      if (best !== -1) expect(last.filter(({ at }) => at <= best).length).toBeGreaterThan(450);
    }),
  );
});
