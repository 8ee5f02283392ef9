import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Retry } from './retry.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function lengthOf(pause: Promise<void>): Promise<number> {
  const before = performance.now();
  const lengths: number[] = [];
  void pause.then(() => lengths.push(performance.now() - before));
  while (lengths.length === 0) await vi.advanceTimersByTimeAsync(100);
  return lengths[0] ?? NaN;
}

it('pauses longer and longer while attempts follow each other closely', async () => {
  const retry = new Retry();
  const lengths = [];
  for (let attempt = 0; attempt < 9; attempt += 1) lengths.push(await lengthOf(retry.pause()));
  expect(lengths).toEqual([0, 200, 400, 800, 1600, 3200, 4000, 4000, 4000]);
});

it('begins anew after a calm while', async () => {
  const retry = new Retry();
  for (let attempt = 0; attempt < 4; attempt += 1) await lengthOf(retry.pause());
  await vi.advanceTimersByTimeAsync(11_000);
  expect(await lengthOf(retry.pause())).toBe(0);
});

it('ends a pause that is cancelled', async () => {
  const retry = new Retry();
  await retry.pause();
  const pause = retry.pause();
  retry.cancel();
  await pause;
  expect(vi.getTimerCount()).toBe(0);
});
