import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Database } from './database.ts';

const LIMIT_MS = 1_000;
/** Nothing is asked of it. */
const database = Database.postgres('postgresql://localhost/none', () => undefined, { timeoutMs: LIMIT_MS });
const away = { code: 'database-unavailable' };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('a reading that takes too long has found the database away', async () => {
  const reading = expect(database.read('slow', () => new Promise(() => undefined))).rejects.toMatchObject(
    away,
  );
  await vi.advanceTimersByTimeAsync(LIMIT_MS);
  await reading;
});

it('what is done apart, by however many, takes nothing of the time of its reading', async () => {
  const [one, other] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const reading = database.read('hashing', () =>
    Promise.all([database.apart(() => one.promise), database.apart(() => other.promise)]),
  );
  one.resolve('hash');
  await vi.advanceTimersByTimeAsync(60 * LIMIT_MS);
  other.resolve('another');
  expect(await reading).toEqual(['hash', 'another']);
});

it('the time before and after it is counted together', async () => {
  const [before, after] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
  const hash = Promise.withResolvers<null>();
  const reading = database.read('hashing', async () => {
    await before.promise;
    await database.apart(() => hash.promise);
    await after.promise;
  });
  const refused = expect(reading).rejects.toMatchObject(away);
  await vi.advanceTimersByTimeAsync(LIMIT_MS / 2);
  before.resolve(null);
  await vi.advanceTimersByTimeAsync(60 * LIMIT_MS);
  hash.resolve(null);
  await vi.advanceTimersByTimeAsync(LIMIT_MS / 2 - 1);
  const settled = vi.fn();
  reading.then(settled, settled);
  await vi.advanceTimersByTimeAsync(0);
  expect(settled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await refused;
});

it('outside of a reading nothing is limited', async () => {
  expect(await database.apart(async () => 'hash')).toBe('hash');
});
