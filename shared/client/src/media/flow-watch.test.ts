import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FlowWatch } from './flow-watch.ts';

let arrived: { packets: number; videoPackets: number; frames: number };
let expected: boolean;
let stands: boolean;
let watch: FlowWatch;
const silence = vi.fn();
const again = vi.fn();
const still = vi.fn(() => true);

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  arrived = { packets: 0, videoPackets: 0, frames: 0 };
  [expected, stands] = [true, true];
  watch = new FlowWatch(async () => arrived, {
    isExpected: () => expected,
    stands: () => stands,
    silence,
    again,
    still,
  });
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

type Kind = keyof typeof arrived;

async function pass(ms: number, ...arriving: Kind[]): Promise<void> {
  for (let at = 0; at < ms; at += 50) {
    arrived = { ...arrived };
    for (const kind of arriving) arrived[kind] += 1;
    await vi.advanceTimersByTimeAsync(50);
  }
}

it('has nothing to say while pictures come', async () => {
  await pass(5_000, 'packets', 'videoPackets', 'frames');
  expect([silence.mock.calls, still.mock.calls]).toEqual([[], []]);
});

it('says once that nothing arrives, and once that it does again', async () => {
  await pass(5_000);
  expect(silence.mock.calls).toEqual([[true]]);
  await pass(500, 'packets');
  expect(silence.mock.calls).toEqual([[true], [false]]);
  expect(again).toHaveBeenCalledOnce();
});

it('stays silent while the transport is down, and begins no silence then', async () => {
  await pass(1_000, 'packets');
  await pass(1_000);
  stands = false;
  await pass(3_000);
  expect(silence.mock.calls).toEqual([[true]]);
  await pass(500, 'packets');
  expect(silence.mock.calls).toEqual([[true], [false]]);
  await pass(3_000);
  expect(silence).toHaveBeenCalledTimes(2);
});

it('has nothing to say of the return of what was turned off meanwhile', async () => {
  await pass(2_000);
  expected = false;
  await pass(500);
  expect(silence.mock.calls).toEqual([[true], [false]]);
  expect(again).not.toHaveBeenCalled();
});

it('says at once of a picture that comes back from a silence that it needs a beginning', async () => {
  await pass(1_000, 'packets', 'videoPackets', 'frames');
  await pass(2_000);
  expect(still).not.toHaveBeenCalled();
  await pass(250, 'packets', 'videoPackets');
  expect(still).toHaveBeenCalledOnce();
});

it('says so within three quarters of a second', async () => {
  await pass(1_000, 'packets');
  await pass(800);
  expect(silence).toHaveBeenCalledOnce();
});

it('says nothing of a silence that is meant', async () => {
  expected = false;
  await pass(5_000);
  expect(silence).not.toHaveBeenCalled();
});

it('says of packets without a picture that they stand still, once a second', async () => {
  await pass(1_000, 'packets', 'videoPackets', 'frames');
  await pass(3_500, 'packets', 'videoPackets');
  expect(still).toHaveBeenCalledTimes(3);
  expect(silence).not.toHaveBeenCalled();
});

it('does not look for a picture in sound', async () => {
  await pass(5_000, 'packets');
  expect(still).not.toHaveBeenCalled();
});

it('asks for a picture as soon as there is somebody to ask', async () => {
  await pass(1_000, 'packets', 'videoPackets', 'frames');
  still.mockReturnValue(false);
  await pass(2_000, 'packets', 'videoPackets');
  still.mockClear();
  still.mockReturnValue(true);
  await pass(500, 'packets', 'videoPackets');
  expect(still).toHaveBeenCalledOnce();
});
