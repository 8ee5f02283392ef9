import { expect, test } from 'vitest';
import { ladders, settingsOf, type Step } from './ladder.ts';

const step = (modality: keyof typeof ladders, rung: Step['rung']): Step => {
  const found = ladders[modality].find((one) => one.rung === rung);
  if (found === undefined) throw new Error(`there is no ${rung}`);
  return found;
};

test('each step takes less than the one above it, and signing keeps its frames as long as it can', () => {
  for (const ladder of Object.values(ladders)) {
    const needs = ladder.map((one) => one.needs);
    expect(needs).toEqual(needs.toSorted((a, b) => b - a));
    expect(needs.at(-1)).toBe(0);
  }
  expect(ladders.sign.map(({ picture }) => picture?.frameRate)).toEqual([30, 30, 24, 18]);
});

test('all of a step is sent where the other side is not known to receive less', () => {
  expect(settingsOf(step('sign', 'full'), null)).toEqual(step('sign', 'full').picture);
  expect(settingsOf(step('sign', 'full'), 3_000_000)).toEqual(step('sign', 'full').picture);
  expect(settingsOf(step('spoken', 'sound'), 1_000_000)).toBeNull();
});

test('no more is sent than the line of the other side carries beside the sound, and enough to learn what it does', () => {
  expect(settingsOf(step('sign', 'full'), 600_000)?.maxBitrate).toBe(500_000);
  expect(settingsOf(step('sign', 'smaller'), 50_000)?.maxBitrate).toBe(140_000);
  expect(settingsOf(step('sign', 'slow'), 1_000)?.maxBitrate).toBe(50_000);
});
