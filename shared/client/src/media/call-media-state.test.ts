import { expect, it } from 'vitest';
import { isOff, remoteState } from './call-media-state.ts';

const producer = (kind: 'audio' | 'video', paused = false) => ({ producerId: kind, kind, paused });

it('shows what the other side sends', () => {
  expect(remoteState([])).toEqual({ video: 'none', audio: 'none' });
  expect(remoteState([producer('audio'), producer('video', true)])).toEqual({ video: 'off', audio: 'on' });
});

it('shows a picture as on while any is', () => {
  expect(remoteState([producer('video', true), producer('video')]).video).toBe('on');
});

it('calls off what was turned off or is missing, and not what may be about to come', () => {
  expect((['off', 'missing', 'on', 'none'] as const).map(isOff)).toEqual([true, true, false, false]);
});
