import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

/** Work that ends when told to. */
function work(turns: Turns, key: string, started: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const done = turns.run(key, () => {
    started.push(name);
    return promise;
  });
  return { done, end: () => resolve(name), fail: () => reject(new Error(name)) };
}

it('lets so much be done at once, and the rest in order', async () => {
  const turns = new Turns(2);
  const started: string[] = [];
  const all = ['a', 'b', 'c', 'd'].map((name) => work(turns, 'person', started, name));
  expect(started).toEqual(['a', 'b']);
  all[1]?.end();
  await all[1]?.done;
  expect(started).toEqual(['a', 'b', 'c']);
  for (const each of all) each.end();
  expect(await Promise.all(all.map(({ done }) => done))).toEqual(['a', 'b', 'c', 'd']);
});

it('keeps nobody else waiting', () => {
  const turns = new Turns(1);
  const started: string[] = [];
  for (const [key, name] of [
    ['flooder', 'a'],
    ['flooder', 'b'],
    ['other', 'c'],
  ] as const)
    work(turns, key, started, name);
  expect(started).toEqual(['a', 'c']);
});

it('hands the turn on after a failure', async () => {
  const turns = new Turns(1);
  const started: string[] = [];
  const [first, second] = ['a', 'b'].map((name) => work(turns, 'person', started, name));
  first?.fail();
  await expect(first?.done).rejects.toThrow('a');
  second?.end();
  expect(await second?.done).toBe('b');
  const third = work(turns, 'person', started, 'c');
  expect(started).toEqual(['a', 'b', 'c']);
  third.end();
});
