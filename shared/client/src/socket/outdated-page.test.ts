import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OutdatedPage } from './outdated-page.ts';

const MINUTE = 60_000;
const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
};
const reload = vi.fn();
const isServed = vi.fn<() => Promise<boolean>>();
let random = 0;

/** The page as it is after a load: nothing is left of the one before but what the tab keeps. */
const loaded = (kept: Pick<Storage, 'getItem' | 'setItem'> = storage): OutdatedPage =>
  new OutdatedPage({ storage: kept, reload, isServed, random: () => random });

/** A load upon which the server refuses it. @returns after how many whole seconds it was loaded anew */
async function secondsToReload(): Promise<number> {
  const before = reload.mock.calls.length;
  loaded().refused();
  for (let seconds = 0; seconds < 3_600; seconds += 1) {
    await vi.advanceTimersByTimeAsync(seconds === 0 ? 0 : 1_000);
    if (reload.mock.calls.length > before) return seconds;
  }
  return Infinity;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  kept.clear();
  random = 0;
  isServed.mockResolvedValue(true);
});
afterEach(() => {
  vi.useRealTimers();
});

it('is loaded anew at once, then by itself again, later and later', async () => {
  const pauses: number[] = [];
  for (let load = 0; load < 6; load += 1) pauses.push(await secondsToReload());
  expect(pauses).toEqual([0, 60, 120, 240, 240, 240]);
});

it('takes up to twice as long, so that the tabs of a ward do not come at once', async () => {
  await secondsToReload();
  random = 0.5;
  expect(await secondsToReload()).toBe(90);
});

it('counts the time since the last reload, however often it is refused meanwhile', async () => {
  await secondsToReload();
  await vi.advanceTimersByTimeAsync(40_000);
  const page = loaded();
  page.refused();
  page.refused();
  await vi.advanceTimersByTimeAsync(19_000);
  page.refused();
  expect(reload).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(reload).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(reload).toHaveBeenCalledTimes(2);
});

it('begins anew with the next upgrade', async () => {
  await secondsToReload();
  await secondsToReload();
  await vi.advanceTimersByTimeAsync(30 * MINUTE);
  expect(await secondsToReload()).toBe(0);
});

const denied = (): never => {
  throw new DOMException('denied', 'SecurityError');
};
it.each([
  ['can be neither read nor written', { getItem: denied, setItem: denied }],
  ['is full', { ...storage, setItem: denied }],
])('is loaded after a minute, and never at once, where what the tab keeps %s', async (_what, broken) => {
  for (let load = 1; load <= 3; load += 1) {
    const page = loaded(broken);
    page.refused();
    page.refused();
    await vi.advanceTimersByTimeAsync(MINUTE - 1);
    expect(reload).toHaveBeenCalledTimes(load - 1);
    await vi.advanceTimersByTimeAsync(1);
    expect(reload).toHaveBeenCalledTimes(load);
  }
});

it('is loaded after a minute where the browser does not even name what the tab keeps', async () => {
  const deps = { reload, isServed, random: () => random };
  new OutdatedPage(Object.defineProperty({ ...deps, storage }, 'storage', { get: denied })).refused();
  await vi.advanceTimersByTimeAsync(MINUTE - 1);
  expect(reload).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(reload).toHaveBeenCalledOnce();
});

it('stays while the server does not give it, and looks again without haste', async () => {
  isServed.mockResolvedValue(false);
  loaded().refused();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(reload).not.toHaveBeenCalled();
  expect(isServed.mock.calls.length).toBeLessThanOrEqual(13);
  isServed.mockResolvedValue(true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(reload).toHaveBeenCalledOnce();
});

it('is left alone once the server has it after all', async () => {
  await secondsToReload();
  const page = loaded();
  page.refused();
  page.accepted();
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  expect(reload).toHaveBeenCalledTimes(1);
});

it('is left alone also when that is learnt while it looks', async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  isServed.mockReturnValue(promise);
  const page = loaded();
  page.refused();
  await vi.advanceTimersByTimeAsync(0);
  page.accepted();
  resolve(true);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(isServed).toHaveBeenCalledOnce();
  expect(reload).not.toHaveBeenCalled();
});
