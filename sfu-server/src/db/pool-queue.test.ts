import type { PostgresPoolClient } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PoolQueue } from './pool-queue.ts';

const client = { release: vi.fn(), query: vi.fn() } as unknown as PostgresPoolClient;
let arrive: (client: PostgresPoolClient) => void;
let queue: PoolQueue;

beforeEach(() => {
  vi.useFakeTimers();
  vi.mocked(client.release).mockClear();
  queue = new PoolQueue({ connect: () => new Promise((resolve) => (arrive = resolve)) });
});
afterEach(() => {
  vi.useRealTimers();
});

const settled = (promise: Promise<unknown>) =>
  promise.then(
    () => 'connected',
    (error: unknown) => String(error),
  );
const gaveUp = 'Error: timeout exceeded when trying to connect';

it('hands on the connection that it gets', async () => {
  const connecting = queue.connect();
  arrive(client);
  await expect(connecting).resolves.toBe(client);
  expect(vi.getTimerCount()).toBe(0);
});

it('takes three seconds without any answer for a database that is away', async () => {
  const end = settled(queue.connect());
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await end).toBe(gaveUp);
});

it('waits longer while the database answers others', async () => {
  const connecting = settled(queue.connect());
  for (let second = 0; second < 7; second += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    queue.answered();
  }
  arrive(client);
  expect(await connecting).toBe('connected');
});

it('gives up three seconds after the last answer', async () => {
  const end = settled(queue.connect());
  await vi.advanceTimersByTimeAsync(2_000);
  queue.answered();
  await vi.advanceTimersByTimeAsync(2_999);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await end).toBe(gaveUp);
});

it('gives up after eight seconds in all, and gives back what comes after it', async () => {
  const end = settled(queue.connect());
  for (let second = 0; second < 8; second += 1) {
    queue.answered();
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(await end).toBe(gaveUp);
  arrive(client);
  await vi.advanceTimersByTimeAsync(0);
  expect(client.release).toHaveBeenCalledOnce();
});
