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
  const again = recovery.hurry();
  await vi.runAllTimersAsync();
  await again;
  expect(device.isNeeded()).toBe(false);
});

it('does not wait out its pause where there is news', async () => {
  const device = deviceThatFails('camera-busy');
  const recovery = new Recovery(device);
  const recovering = recovery.start();
  await vi.advanceTimersByTimeAsync(0);
  await recovery.hurry();
  await recovering;
  expect(device.isNeeded()).toBe(false);
});

it('does not make a person wait who said no again and again, and then yes', async () => {
  const device = deviceThatFails('camera-refused', 'camera-refused', 'camera-refused');
  const recovery = new Recovery(device);
  for (let refusals = 0; refusals < 3; refusals += 1) await recovery.hurry();
  await recovery.hurry();
  expect(device.isNeeded()).toBe(false);
});

it('lets a device that ends again and again wait', async () => {
  const device = { ...deviceThatFails(), isNeeded: () => true };
  void new Recovery(device).start();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(device.renew.mock.calls.length).toBeLessThan(6);
});

it('leaves alone what is not needed', async () => {
  const device = { ...deviceThatFails(), isNeeded: () => false };
  await new Recovery(device).start();
  expect(device.renew).not.toHaveBeenCalled();
});
