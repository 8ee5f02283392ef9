import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { boundedHash } from './bounded-hash.ts';
import type { PasswordHash } from './person-auth.ts';

const { hashesAtOnce, hashesWaiting } = limits;
const both = hashesAtOnce + hashesWaiting;

/** Hashes that are under way, in the order in which they began: they end when they are told to. */
let underWay: PromiseWithResolvers<string>[];
let most: number;
let begun: string[];
let hashing: PasswordHash;

beforeEach(() => {
  [underWay, most, begun] = [[], 0, []];
  hashing = boundedHash(
    {
      hash: async (password) => {
        const work = Promise.withResolvers<string>();
        begun.push(password);
        underWay.push(work);
        most = Math.max(most, underWay.length);
        return work.promise.finally(() => underWay.splice(underWay.indexOf(work), 1));
      },
      verify: async ({ hash }) => hash === 'right',
    },
    (task) => task(),
  );
});

const crowd = (count: number) => Array.from({ length: count }, (_, index) => hashing.hash(`${index}`));
async function finishAll(): Promise<void> {
  while (underWay.length > 0) {
    underWay[0]?.resolve('hashed');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('of a crowd of passwords', () => {
  it('few are hashed at once, all of them in their order', async () => {
    const hashed = crowd(both);
    expect(begun).toHaveLength(hashesAtOnce);
    await finishAll();
    expect(await Promise.all(hashed)).toHaveLength(both);
    expect(most).toBe(hashesAtOnce);
    expect(begun).toEqual(Array.from({ length: both }, (_, index) => `${index}`));
  });

  it('those beyond the room to wait are refused without a hash, comparisons too, until there is room again', async () => {
    const hashed = crowd(both);
    const refusal = { code: 'rate-limited', retryAfterMs: 5_000 };
    await expect(hashing.hash('one more')).rejects.toMatchObject(refusal);
    await expect(hashing.verify({ hash: 'right', password: '' })).rejects.toMatchObject(refusal);
    await finishAll();
    await Promise.all(hashed);
    expect(begun).not.toContain('one more');
    expect(await hashing.verify({ hash: 'right', password: '' })).toBe(true);
  });
});

it('a hash that fails leaves its place to the next', async () => {
  const [first, ...others] = crowd(hashesAtOnce + 1);
  underWay[0]?.reject(new Error('out of memory'));
  await expect(first).rejects.toThrow('out of memory');
  await finishAll();
  expect(await Promise.all(others)).toHaveLength(hashesAtOnce);
});
