import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { JitterBuffer } from './jitter-buffer.ts';
import type { StatsReport } from './stats-report.ts';

let held: (number | null)[];
let report: StatsReport | null;
let buffer: JitterBuffer;
let counts: Record<string, number>;

beforeEach(() => {
  vi.useFakeTimers();
  held = [];
  report = null;
  counts = { framesDecoded: 0, totalInterFrameDelay: 0, totalSquaredInterFrameDelay: 0, nackCount: 0 };
  const stats = {
    get lastReceived() {
      return report;
    },
  };
  buffer = new JitterBuffer(stats, { hold: (ms) => held.push(ms) });
});
afterEach(() => {
  buffer.stop();
  vi.useRealTimers();
});

/** A second with thirty frames, of which every so many come together after a pause. */
function second(together: number, nacks: number): void {
  const delays = Array.from({ length: 30 }, (_, index) =>
    together === 1 ? 1 / 30 : index % together === 0 ? together / 30 : 0,
  );
  counts = {
    framesDecoded: (counts['framesDecoded'] ?? 0) + 30,
    totalInterFrameDelay: (counts['totalInterFrameDelay'] ?? 0) + 1,
    totalSquaredInterFrameDelay:
      (counts['totalSquaredInterFrameDelay'] ?? 0) + delays.reduce((sum, delay) => sum + delay ** 2, 0),
    nackCount: (counts['nackCount'] ?? 0) + nacks,
  };
  const picture = { id: 'video', type: 'inbound-rtp', kind: 'video', timestamp: 0, ...counts };
  report = new Map([['video', picture as unknown as RTCStats]]);
  vi.advanceTimersByTime(1_000);
}

it('holds nothing back while there is nothing to tell, or all comes evenly', () => {
  vi.advanceTimersByTime(5_000);
  for (let index = 0; index < 5; index += 1) second(1, 3);
  expect(held).toEqual([]);
});

it('holds back what arrives once frames come in heaps for want of a repair', () => {
  second(1, 0);
  for (let index = 0; index < 4; index += 1) second(5, 3);
  expect(held).toEqual([150, 225]);
});

it('looks no more once it is stopped', () => {
  second(1, 0);
  buffer.stop();
  for (let index = 0; index < 4; index += 1) second(5, 3);
  expect(held).toEqual([]);
});
