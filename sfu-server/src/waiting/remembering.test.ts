import { beforeEach, expect, it, vi } from 'vitest';
import { FakeClock } from '../../../test/support/fake-clock.ts';
import { Remembering } from './remembering.ts';

const clock = new FakeClock();
const read = vi.fn(async ({ tag }: { tag: string }) => tag);
let kept: Remembering<{ tag: string }, string>;
beforeEach(() => {
  read.mockClear();
  kept = new Remembering(clock, 1_000, read);
});

it('reads once for all who ask within the time', async () => {
  expect(await Promise.all([kept.get({ tag: 'a' }), kept.get({ tag: 'a' })])).toEqual(['a', 'a']);
  await kept.get({ tag: 'b' });
  expect(read).toHaveBeenCalledTimes(2);
  await clock.advance(1_000, async () => undefined);
  await kept.get({ tag: 'a' });
  expect(read).toHaveBeenCalledTimes(3);
});

it('reads anew after a change', async () => {
  await kept.get({ tag: 'a' });
  kept.forget();
  await kept.get({ tag: 'a' });
  expect(read).toHaveBeenCalledTimes(2);
});

it('does not keep a failure', async () => {
  read.mockRejectedValueOnce(new Error('away'));
  await expect(kept.get({ tag: 'a' })).rejects.toThrow('away');
  expect(await kept.get({ tag: 'a' })).toBe('a');
});
