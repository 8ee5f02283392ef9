import { expect, it } from 'vitest';
import { levelOf, loudnessOf, peakOf, rootMeanSquare } from './loudness.ts';

const wave = (amplitude: number) =>
  Float32Array.from({ length: 480 }, (_, at) => amplitude * Math.sin(at / 7));

it('measures how loud a wave is', () => {
  expect(rootMeanSquare(new Float32Array(0))).toBe(0);
  expect(rootMeanSquare(wave(0.5))).toBeCloseTo(0.354, 2);
  expect(peakOf(wave(0.5))).toBeCloseTo(0.5, 2);
});

it.each([
  [0, 0, 'nothing'],
  [0.0008, 0, 'nothing'],
  [0.003, 2, 'quiet'],
  [0.05, 7, 'good'],
  [0.3, 10, 'loud'],
] as const)('an effective value of %f is level %i, %s', (effective, level, loudness) => {
  expect(levelOf(effective)).toBe(level);
  expect(loudnessOf(level)).toBe(loudness);
});
