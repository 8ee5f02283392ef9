import { expect, it } from 'vitest';
import { readVolume } from './volume.ts';

it.each([null, 'loud', 0, -20, 101, Number.NaN])('is full where %j was kept', (kept) =>
  expect(readVolume(kept)).toBe(100),
);

it('is what was kept', () => expect(readVolume(40)).toBe(40));
