import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RemoteTracks } from './remote-tracks.ts';

const producer = (kind: 'audio' | 'video', paused = false) => ({ producerId: kind, kind, paused });
const [sight, sound] = [producer('video'), producer('audio')];

const changed = vi.fn<(tracks: { video: string; audio: string }) => void>();
const shown = () => changed.mock.lastCall?.[0];
let tracks: RemoteTracks;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  tracks = new RemoteTracks(changed);
});
afterEach(() => {
  vi.useRealTimers();
});

it('does not take for missing what is announced a moment later', () => {
  tracks.update([sight]);
  vi.advanceTimersByTime(1_500);
  expect(shown()).toEqual({ video: 'on', audio: 'none', seen: null });
  tracks.update([sight, sound]);
  vi.advanceTimersByTime(60_000);
  expect(changed.mock.calls.flat().some(({ audio }) => audio === 'missing')).toBe(false);
  expect(shown()).toEqual({ video: 'on', audio: 'on', seen: null });
});

it('says what is missing once nothing more comes', () => {
  tracks.update([sight]);
  vi.advanceTimersByTime(1_999);
  expect(shown()).toEqual({ video: 'on', audio: 'none', seen: null });
  vi.advanceTimersByTime(1);
  expect(shown()).toEqual({ video: 'on', audio: 'missing', seen: null });
});

it('tells at once of what its owner turned off', () => {
  tracks.update([sight, sound]);
  tracks.update([sight, producer('audio', true)]);
  expect(shown()).toEqual({ video: 'on', audio: 'off', seen: null });
  tracks.update([sight, sound]);
  expect(shown()).toEqual({ video: 'on', audio: 'on', seen: null });
});

it('does not flash while the other side leaves and joins again, one after the other', () => {
  tracks.update([sight, sound]);
  for (const list of [[sight], [], [sound], [sight, sound]]) {
    tracks.update(list);
    vi.advanceTimersByTime(1_000);
  }
  expect(changed.mock.calls.flat().some(({ video, audio }) => [video, audio].includes('missing'))).toBe(
    false,
  );
});

it('waits no longer for the rest because what came is turned off and on', () => {
  tracks.update([sight]);
  vi.advanceTimersByTime(1_500);
  tracks.update([producer('video', true)]);
  vi.advanceTimersByTime(500);
  expect(shown()).toEqual({ video: 'off', audio: 'missing', seen: null });
  tracks.update([sight]);
  expect(shown()).toEqual({ video: 'on', audio: 'missing', seen: null });
});

it('finds nothing missing where nothing is there at all', () => {
  tracks.update([sight]);
  vi.advanceTimersByTime(2_000);
  tracks.update([]);
  vi.advanceTimersByTime(60_000);
  expect(shown()).toEqual({ video: 'none', audio: 'none', seen: null });
});

it('begins anew with every join', () => {
  tracks.update([sight]);
  tracks.stop();
  vi.advanceTimersByTime(60_000);
  expect(changed).toHaveBeenCalledOnce();
  tracks.update([sight]);
  vi.advanceTimersByTime(2_000);
  expect(shown()).toEqual({ video: 'on', audio: 'missing', seen: null });
});
