import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { firstSignal } from './signals.ts';

it('ends with the first signal, takes its echo for the same wish, and a later one for impatience', async () => {
  const source = new EventEmitter();
  const force = vi.fn();
  let now = 0;
  const stopped = firstSignal(source, force, () => now);
  source.emit('SIGINT');
  await stopped;
  now = 20;
  source.emit('SIGTERM');
  expect(force).not.toHaveBeenCalled();
  now = 1500;
  source.emit('SIGINT');
  expect(force).toHaveBeenCalledOnce();
});
