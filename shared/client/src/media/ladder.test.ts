import { ladders, type PictureSettings } from '@mado/core/domain/ladder.ts';
import type { Lowered } from '@mado/core/protocol/media.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Ladder, type LadderDeps } from './ladder.ts';

const good = { up: 3_000_000, lags: false, rttMs: 20, targetBps: 900_000 };
const bad = { ...good, up: 150_000 };

let reading: Awaited<ReturnType<LadderDeps['read']>>;
let sent: (PictureSettings | null)[];
let shown: (Lowered | null)[];
let told: (Lowered | null)[];
let lineStands: boolean;
let ladder: Ladder;

beforeEach(() => {
  vi.useFakeTimers();
  [reading, sent, shown, told, lineStands] = [good, [], [], [], true];
  ladder = new Ladder({
    steps: () => ladders.sign,
    read: async () => reading,
    send: async (picture) => void sent.push(picture),
    lowered: (lowered) => shown.push(lowered),
    tell: async (lowered) => {
      if (!lineStands) throw new Error('disconnected');
      told.push(lowered);
    },
  });
});
afterEach(() => {
  ladder.stop();
  vi.useRealTimers();
});

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);

test('a good line is sent all, once, and nobody is told of it', async () => {
  await pass(30);
  expect(sent).toEqual([ladders.sign[0]?.picture]);
  expect([shown, told]).toEqual([[], []]);
});

test('on a bad line less is sent, and both sides know; on a better one all again', async () => {
  reading = bad;
  await pass(10);
  const lowered = { rung: 'smaller', cause: 'own-line' };
  expect(sent.at(-1)).toEqual(ladders.sign[1]?.picture);
  expect([shown, told]).toEqual([[lowered], [lowered]]);
  reading = good;
  await pass(60);
  expect(sent.at(-1)).toEqual(ladders.sign[0]?.picture);
  expect([shown.at(-1), told.at(-1)]).toEqual([null, null]);
});

test('no more is sent than the line of the other side carries', async () => {
  ladder.downlink(700_000);
  await pass(10);
  expect(sent.at(-1)?.maxBitrate).toBe(590_000);
  ladder.downlink(250_000);
  await pass(5);
  expect(told.at(-1)).toEqual({ rung: 'smaller', cause: 'their-line' });
});

test('what comes after a silence is small, and whole within a second', async () => {
  await pass(20);
  ladder.silence();
  await pass(30);
  expect(sent.at(-1)).toEqual(ladders.sign[1]?.picture);
  ladder.again();
  await pass(1);
  expect(sent.at(-1)).toEqual(ladders.sign[0]?.picture);
  expect([shown, told]).toEqual([[], []]);
});

test('what a lost line swallowed is told again', async () => {
  [reading, lineStands] = [bad, false];
  await pass(10);
  expect(told).toEqual([]);
  lineStands = true;
  await pass(2);
  expect(told).toEqual([{ rung: 'smaller', cause: 'own-line' }]);
});

test('nothing is sent of which nothing is known, nor after the end', async () => {
  reading = null;
  await pass(10);
  expect(sent).toEqual([]);
  ladder.stop();
  reading = good;
  await pass(10);
  expect(sent).toEqual([]);
});

test('less is sent into a line in which a queue stands, on the same rung', async () => {
  await pass(5);
  reading = { ...good, rttMs: 300 };
  await pass(3);
  expect(sent.at(-1)).toEqual({ ...ladders.sign[0]?.picture, maxBitrate: 720_000 });
  expect(shown.filter((lowered) => lowered !== null)).toEqual([]);
  reading = { ...good, targetBps: 300_000 };
  await pass(2);
  expect(sent.at(-1)).toEqual(ladders.sign[0]?.picture);
});
