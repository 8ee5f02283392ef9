import { expect, it } from 'vitest';
import { eachOf } from './pool.mjs';

it('works through all items, never more at a time than it may', async () => {
  let running = 0;
  let most = 0;
  /** @type {number[]} */
  const done = [];
  await eachOf([1, 2, 3, 4, 5], 2, async (item) => {
    most = Math.max(most, (running += 1));
    await Promise.resolve();
    running -= 1;
    done.push(item);
  });
  expect(done.toSorted()).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

it('throws what one of them threw, once the others are through', async () => {
  /** @type {number[]} */
  const done = [];
  const work = eachOf([1, 2, 3], 2, async (item) => {
    await Promise.resolve();
    if (item === 1) throw new Error('one');
    done.push(item);
  });
  await expect(work).rejects.toThrow('one');
  expect(done).toEqual([2, 3]);
});
