import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Barrier } from './barrier.ts';

const judged = vi.fn();
const fetched = vi.fn<() => Promise<Response>>();
const healthy = () => Promise.resolve(Response.json({ status: 'ok' }));
let barrier: Barrier;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  vi.stubGlobal('fetch', fetched);
  fetched.mockImplementation(healthy);
  barrier = new Barrier(judged);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Attempts that fail, four seconds apart. */
async function fail(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await barrier.failed();
    await vi.advanceTimersByTimeAsync(4_000);
  }
}

it('finds a network that lets no WebSocket through, while the server answers each time', async () => {
  await fail(2);
  expect(judged).not.toHaveBeenCalled();
  await fail(1);
  expect(judged).toHaveBeenCalledExactlyOnceWith(true);
});

it('does not judge by attempts that follow each other fast, as in a crowd after a restart', async () => {
  for (let time = 0; time < 5; time += 1) await barrier.failed();
  expect(judged).not.toHaveBeenCalled();
});

it.each([
  ['a server that cannot be reached', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['a page that a proxy puts in its place', () => Promise.resolve(new Response('<h1>Blocked</h1>'))],
  [
    'an error that a proxy makes of it',
    () => Promise.resolve(Response.json({ status: 'ok' }, { status: 502 })),
  ],
  ['something else', () => Promise.resolve(Response.json('ok'))],
])('does not take %s for one', async (_what, answer) => {
  fetched.mockImplementation(answer);
  await fail(4);
  expect(judged).not.toHaveBeenCalledWith(true);
});

it('begins anew after a time without any answer', async () => {
  await fail(2);
  fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  await fail(3);
  expect(judged).not.toHaveBeenCalledWith(true);
});

it('has no say once there was a line', async () => {
  await fail(3);
  const late = barrier.failed();
  barrier.passed();
  await late;
  expect(judged).toHaveBeenLastCalledWith(false);
});
