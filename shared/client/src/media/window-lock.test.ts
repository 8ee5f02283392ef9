import { expect, test, vi } from 'vitest';
import { createWindowLock } from './window-lock.ts';

const quiet = { steal: false, lost: () => undefined };

test('a browser without locks lets every window have the call', async () => {
  expect(await createWindowLock('call', undefined).take(quiet)).toBe(true);
});

test('one window has it until it lets go', async () => {
  const one = createWindowLock('let-go', navigator.locks);
  const two = createWindowLock('let-go', navigator.locks);
  expect(await one.take(quiet)).toBe(true);
  expect(await one.take(quiet)).toBe(true);
  expect(await two.take(quiet)).toBe(false);
  one.release();
  await vi.waitFor(async () => expect(await two.take(quiet)).toBe(true));
  two.release();
});

test('a window that loses it is told', async () => {
  const one = createWindowLock('steal', navigator.locks);
  const two = createWindowLock('steal', navigator.locks);
  const lost = vi.fn();
  await one.take({ steal: false, lost });
  expect(await two.take({ steal: true, lost: () => undefined })).toBe(true);
  await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce());
  two.release();
});
