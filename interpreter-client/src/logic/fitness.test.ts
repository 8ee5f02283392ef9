import { expect, test } from 'vitest';
import { fitness } from './fitness.ts';

test('until the devices are open nothing is wrong', () => {
  expect(fitness('sign', { problem: null, tracks: null })).toBe('preparing');
});

test('devices that cannot be opened make every call impossible', () => {
  expect(fitness('spoken', { problem: 'microphone-refused', tracks: null })).toBe('impossible');
});

test('signing needs the camera, speech only the microphone', () => {
  const soundOnly = { problem: null, tracks: { video: 'none', audio: 'on' } } as const;
  expect(fitness('sign', soundOnly)).toBe('impossible');
  expect(fitness('spoken', soundOnly)).toBe('sound-only');
});

test('speech without a microphone is impossible, signing is not', () => {
  const pictureOnly = { problem: null, tracks: { video: 'on', audio: 'none' } } as const;
  expect(fitness('spoken', pictureOnly)).toBe('impossible');
  expect(fitness('sign', pictureOnly)).toBe('full');
});
