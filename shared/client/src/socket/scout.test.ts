import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Scout } from './scout.ts';

const reached = vi.fn();
const fetched = vi.fn<() => Promise<Response>>();
let scout: Scout;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  fetched.mockRejectedValue(new TypeError('Failed to fetch'));
  vi.stubGlobal('fetch', fetched);
  scout = new Scout(reached);
});
afterEach(() => {
  scout.recall();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('looks until it reached the server, and says so once', async () => {
  void scout.send();
  void scout.send();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(fetched).toHaveBeenCalledTimes(5);
  expect(reached).not.toHaveBeenCalled();
  fetched.mockResolvedValue(new Response(null, { status: 503 }));
  await vi.advanceTimersByTimeAsync(250);
  expect(reached).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(fetched).toHaveBeenCalledTimes(6);
});

it('has nothing to say once it was recalled', async () => {
  void scout.send();
  await vi.advanceTimersByTimeAsync(300);
  scout.recall();
  fetched.mockResolvedValue(new Response());
  await vi.advanceTimersByTimeAsync(1_000);
  expect(reached).not.toHaveBeenCalled();
});
