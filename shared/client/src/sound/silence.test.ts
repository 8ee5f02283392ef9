import { expect, it } from 'vitest';
import { heard, listenOn, silenceOf, type Silence } from './silence.ts';

const EVERY_MS = 500;

/** What is told after hearing this for so many seconds. */
function after(peaks: readonly (readonly [seconds: number, peak: number])[], speaks = true): Silence | null {
  let [stillness, at] = [heard, 0];
  for (const [seconds, peak] of peaks) {
    for (let looked = 0; looked < seconds * 1_000; looked += EVERY_MS) {
      at += EVERY_MS;
      stillness = listenOn(stillness, peak, at);
    }
  }
  return silenceOf(stillness, at, speaks);
}

const [nothing, noise, voice] = [0, 0.0004, 0.1];

it('tells of a microphone that gives nothing at all, soon', () => {
  expect(after([[4, nothing]])).toBeNull();
  expect(after([[5, nothing]])).toBe('silent');
  expect(after([[5, nothing]], false)).toBe('silent');
});

it('tells of one that gives no more than noise, after long', () => {
  expect(after([[29, noise]])).toBeNull();
  expect(after([[31, noise]])).toBe('faint');
});

it('does not mind that somebody who signs is still', () => {
  expect(after([[300, noise]], false)).toBeNull();
});

it('says no more once something was heard', () => {
  expect(
    after([
      [60, nothing],
      [0.5, voice],
    ]),
  ).toBeNull();
  expect(
    after([
      [60, noise],
      [0.5, voice],
      [20, noise],
    ]),
  ).toBeNull();
});

it('counts from when it became still', () => {
  expect(
    after([
      [10, voice],
      [3, nothing],
    ]),
  ).toBeNull();
});
