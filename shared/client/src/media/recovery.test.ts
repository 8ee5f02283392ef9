import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LocalMediaError, type LocalMediaErrorCode } from './local-media-error.ts';
import { Recovery } from './recovery.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A device that fails with these codes in turn, and is there after them. */
function deviceThatFails(...codes: LocalMediaErrorCode[]) {
  let isGone = true;
  const failed = vi.fn();
  const renew = vi.fn(async () => {
    const code = codes.shift();
    if (code !== undefined) throw new LocalMediaError(code);
    isGone = false;
  });
  return { isNeeded: () => isGone, renew, failed };
}

it('tries at once, and again until the device is there', async () => {
  const device = deviceThatFails('camera-busy', 'camera-missing');
  const recovering = new Recovery(device).start();
  await vi.advanceTimersByTimeAsync(0);
  expect(device.renew).toHaveBeenCalledTimes(1);
  await vi.runAllTimersAsync();
  await recovering;
  expect(device.renew).toHaveBeenCalledTimes(3);
  expect(device.failed.mock.calls).toEqual([['camera-busy'], ['camera-missing']]);
});

it('does not go on asking a person who said no, but asks once more when told to', async () => {
  const device = deviceThatFails('camera-refused');
  const recovery = new Recovery(device);
  await recovery.start();
  await vi.runAllTimersAsync();
  expect(device.renew).toHaveBeenCalledTimes(1);
  const again = recovery.start();
  await vi.runAllTimersAsync();
  await again;
  expect(device.isNeeded()).toBe(false);
});

it('does not wait out its pause where there is news', async () => {
  const device = deviceThatFails('camera-busy');
  const recovery = new Recovery(device);
  const recovering = recovery.start();
  await vi.advanceTimersByTimeAsync(0);
  await recovery.start();
  await recovering;
  expect(device.isNeeded()).toBe(false);
});

it('leaves alone what is not needed', async () => {
  const device = { ...deviceThatFails(), isNeeded: () => false };
  await new Recovery(device).start();
  expect(device.renew).not.toHaveBeenCalled();
});
