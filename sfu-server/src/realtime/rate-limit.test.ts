import { expect, it } from 'vitest';
import { MessageLimit } from './rate-limit.ts';

const budget = { points: 2, seconds: 0.2, waiting: 3 };
const here = () => false;

it('has who sends more than people do wait in order, before it refuses anything', async () => {
  const limit = new MessageLimit(budget);
  const looked: number[] = [];
  const startedAt = performance.now();
  const all = Array.from({ length: 6 }, async (_, index) => {
    await limit.count('person', here);
    looked.push(index);
  });
  const results = await Promise.allSettled(all);
  expect(looked).toEqual([0, 1, 2, 3, 4]);
  expect(performance.now() - startedAt).toBeGreaterThan(250);
  expect(results.at(-1)).toMatchObject({ status: 'rejected', reason: { code: 'rate-limited' } });
});

it('has nobody wait for somebody else', async () => {
  const limit = new MessageLimit(budget);
  const waiting = Array.from({ length: 5 }, () => limit.count('flooder', here));
  let flooderDone = false;
  void waiting.at(-1)?.then(() => (flooderDone = true));
  await limit.count('person', here);
  expect(flooderDone).toBe(false);
  await Promise.all(waiting);
});

it('drops what had to wait for somebody who left, but nothing else', async () => {
  const limit = new MessageLimit(budget);
  const left = () => true;
  const [first, second, third] = Array.from({ length: 3 }, () => limit.count('person', left));
  await Promise.all([first, second]);
  await expect(third).rejects.toMatchObject({ code: 'rate-limited' });
});
