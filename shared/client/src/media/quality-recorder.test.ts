import type { QualityWindow } from '@mado/core/domain/quality-window.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore, type Store } from '../socket/store.ts';
import { initialState, type CallMediaState } from './call-media-state.ts';
import type { BothStats } from './link-stats.ts';
import { allWell, recordQuality, type Diagnoses } from './quality-recorder.ts';
import type { MediaSignaling } from './signaling.ts';

/** What the browser counts; null: the transports are being opened anew. */
interface Counts {
  frames: number;
  packets: number;
}
let counts: Counts | null;
let at: number;
let state: Store<CallMediaState>;
let quality: Store<Diagnoses>;
let windows: QualityWindow[];
let stop: () => void;

const seen = { ...initialState, connection: 'connected', video: 'on', audio: 'off' } as const;

function stats(): BothStats | null {
  if (counts === null) return null;
  const picture = {
    ...{ id: 'V', type: 'inbound-rtp', kind: 'video', timestamp: at },
    ...{ framesDecoded: counts.frames, framesReceived: counts.frames, packetsReceived: counts.packets },
  };
  return { receive: new Map([['V', picture as RTCStats]]), send: new Map() };
}

beforeEach(() => {
  vi.useFakeTimers();
  counts = { frames: 0, packets: 0 };
  [at, windows] = [0, []];
  state = createStore<CallMediaState>(seen);
  quality = createStore<Diagnoses>(allWell);
  const signaling = {
    serverNow: () => 1_700_000_000_000 + at,
    connection: { get: () => ({ phase: 'connected' }), subscribe: () => () => undefined },
    request: async (_name: string, report: { windows: QualityWindow[] }) => windows.push(...report.windows),
  };
  const source = { stats: () => ({ both: async () => stats() }), state, quality };
  stop = recordQuality(signaling as unknown as MediaSignaling, 'call', source);
});
afterEach(() => vi.useRealTimers());

/** Lets seconds pass, in each of which so many frames arrive. */
async function pass(seconds: number, fps: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    at += 1_000;
    if (counts !== null) counts = { frames: counts.frames + fps, packets: counts.packets + fps };
    await vi.advanceTimersByTimeAsync(1_000);
  }
}

const fps = () => windows.map(({ receive }) => receive.fps);

it('reports ten seconds as soon as they are over, and what is left at the end', async () => {
  await pass(13, 30);
  const [first] = windows;
  expect(windows.length).toBe(1);
  expect(first).toMatchObject({
    slot: 170_000_000,
    receive: { sign: { judged: first?.seconds, met: first?.seconds } },
  });
  await pass(2, 30);
  stop();
  await vi.advanceTimersByTimeAsync(0);
  expect(windows.map(({ slot }) => slot)).toEqual([170_000_000, 170_000_001]);
  // The first reading is what the first second counts from, and a picture that has just come is not judged.
  expect(fps().flat()).toEqual(Array.from({ length: 14 }, () => 30));
});

it('begins with the first packet of the other side', async () => {
  await pass(25, 0);
  stop();
  await vi.advanceTimersByTimeAsync(0);
  expect(windows).toEqual([]);
});

it('does not count while their camera is off, nor the second in which it comes back', async () => {
  await pass(4, 30);
  state.set({ ...seen, video: 'off' });
  await pass(4, 0);
  state.set(seen);
  await pass(4, 30);
  stop();
  await vi.advanceTimersByTimeAsync(0);
  expect(fps().flat()).toEqual(Array.from({ length: 3 + 3 }, () => 30));
});

it('misses what was on while the media are joined anew', async () => {
  await pass(5, 30);
  counts = null;
  state.set({ ...initialState, silent: true });
  await pass(3, 0);
  counts = { frames: 0, packets: 0 };
  state.set(seen);
  await pass(2, 30);
  stop();
  await vi.advanceTimersByTimeAsync(0);
  expect(fps().flat()).toEqual([...Array.from({ length: 4 }, () => 30), 0, 0, 0, 30, 30]);
  expect(windows.reduce((sum, { receive }) => sum + receive.frozenMs, 0)).toBe(3_000);
});

it('leaves out a time that the device slept through', async () => {
  await pass(5, 30);
  at += 60_000;
  await pass(3, 30);
  stop();
  await vi.advanceTimersByTimeAsync(0);
  expect(fps().flat()).toEqual(Array.from({ length: 4 + 2 }, () => 30));
});

it('tells of a trouble that lasts, and that it is over, and nothing after the end', async () => {
  await pass(5, 30);
  expect(quality.get()).toEqual(allWell);
  await pass(3, 6);
  expect(quality.get()).toEqual({ sign: 'other-side', spoken: 'well' });
  await pass(5, 30);
  expect(quality.get()).toEqual(allWell);
  await pass(3, 6);
  stop();
  expect(quality.get()).toEqual(allWell);
});
