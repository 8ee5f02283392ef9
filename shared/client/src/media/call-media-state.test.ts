import { expect, it } from 'vitest';
import { isOff, remoteState } from './call-media-state.ts';

const producer = (kind: 'audio' | 'video', paused = false) => ({ producerId: kind, kind, paused });

it('shows what the other side sends', () => {
  expect(remoteState([])).toEqual({ video: 'none', audio: 'none', seen: null });
  expect(remoteState([producer('audio'), producer('video', true)])).toEqual({
    video: 'off',
    audio: 'on',
    seen: null,
  });
});

it('shows a picture as on while any is', () => {
  expect(remoteState([producer('video', true), producer('video')]).video).toBe('on');
});

it('calls off what was turned off or is missing, and not what may be about to come', () => {
  expect((['off', 'missing', 'on', 'none'] as const).map(isOff)).toEqual([true, true, false, false]);
});

it('shows what the other side gives up, and takes a picture that is given up for one that is off', () => {
  const lowered = (rung: 'smaller' | 'sound') =>
    [producer('audio'), producer('video')].map((one) => ({
      ...one,
      lowered: { rung, cause: 'own-line' as const },
    }));
  expect(remoteState(lowered('smaller'))).toMatchObject({
    video: 'on',
    audio: 'on',
    seen: { rung: 'smaller' },
  });
  expect(remoteState(lowered('sound'))).toMatchObject({ video: 'off', audio: 'on', seen: { rung: 'sound' } });
});
