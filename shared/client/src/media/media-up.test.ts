import { expect, it, vi } from 'vitest';
import { initialState, type CallMediaState } from './call-media-state.ts';
import { isUp, lookUntil } from './media-up.ts';

const counts = (frames: number, samples: number) => ({
  framesDecoded: async () => frames,
  samplesReceived: async () => samples,
});

const state = (change: Partial<CallMediaState>): CallMediaState => ({ ...initialState, ...change });

it('waits for the picture where there is one, but not for ever where there is sound', async () => {
  expect(await isUp(state({ video: 'on', audio: 'on' }), counts(0, 960))).toBe(false);
  expect(await isUp(state({ video: 'on', audio: 'on' }), counts(1, 0))).toBe(true);
  expect(await isUp(state({ video: 'on', audio: 'on' }), counts(0, 239_999))).toBe(false);
  expect(await isUp(state({ video: 'on', audio: 'on' }), counts(0, 240_000))).toBe(true);
});

it.for(['none', 'off', 'missing'] as const)('waits for the sound where the picture is %s', async (video) => {
  expect(await isUp(state({ video, audio: 'on' }), counts(0, 0))).toBe(false);
  expect(await isUp(state({ video, audio: 'on' }), counts(0, 960))).toBe(true);
});

it('does not wait for what the other side turned off', async () => {
  const off = { video: 'off', audio: 'off' } as const;
  expect(await isUp(state(off), counts(0, 0))).toBe(false);
  expect(await isUp(state({ ...off, connection: 'connected' }), counts(0, 0))).toBe(true);
});

it('waits while the other side sends nothing yet', async () => {
  expect(await isUp(state({ connection: 'connected' }), counts(0, 0))).toBe(false);
  expect(await isUp(state({ video: 'on' }), null)).toBe(false);
});

it('looks until it has found, and survives a look that fails', async () => {
  vi.useFakeTimers();
  const look = vi.fn(async () => true);
  look.mockRejectedValueOnce(new Error('closed')).mockResolvedValueOnce(false);
  const found = vi.fn();
  const stop = lookUntil(look, found);
  await vi.advanceTimersByTimeAsync(1000);
  expect([look.mock.calls.length, found.mock.calls.length]).toEqual([3, 1]);
  stop();
  vi.useRealTimers();
});
