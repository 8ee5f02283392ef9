import { expect, it } from 'vitest';
import { readChoices } from './read-choices.ts';

const nothing = { camera: null, microphone: null, speaker: null, handset: null };

it.each([null, 'x', 3, [], {}, { camera: 'front' }, { microphone: { deviceId: 1, label: 'x' } }])(
  'reads no choice from %j',
  (kept) => expect(readChoices(kept)).toEqual(nothing),
);

it('reads what was chosen, and nothing beside', () => {
  const camera = { deviceId: '1', label: 'Desk camera' };
  expect(readChoices({ camera: { ...camera, other: true }, x: 1 })).toEqual({ ...nothing, camera });
});
