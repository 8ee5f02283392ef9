import { expect, it } from 'vitest';
import { FakeClock } from '../../../test/support/fake-clock.ts';
import { PairingWaits } from './pairing-waits.ts';

const nothing = () => Promise.resolve();

/** Whether a wait is over by now. */
async function isOver(wait: { over: Promise<void> }): Promise<boolean> {
  return Promise.race([wait.over.then(() => true), Promise.resolve().then(() => false)]);
}

it('ends with news for its own device alone', async () => {
  const waits = new PairingWaits(new FakeClock());
  const [own, other] = [waits.begin('own'), waits.begin('other')];
  waits.tell('own');
  expect(await isOver(own)).toBe(true);
  expect(await isOver(other)).toBe(false);
  expect(waits.size).toBe(1);
});

it('ends after 25 seconds', async () => {
  const clock = new FakeClock();
  const waits = new PairingWaits(clock);
  const wait = waits.begin('device');
  await clock.advance(24_999, nothing);
  expect(await isOver(wait)).toBe(false);
  await clock.advance(1, nothing);
  expect(await isOver(wait)).toBe(true);
  expect(waits.size).toBe(0);
});

it('keeps one question of a device: a later one takes over from the one before', async () => {
  const waits = new PairingWaits(new FakeClock());
  const [first, second] = [waits.begin('device'), waits.begin('device')];
  expect(await isOver(first)).toBe(true);
  first.end();
  waits.tell('device');
  expect(await isOver(second)).toBe(true);
});

it('keeps nobody waiting once the server ends', async () => {
  const waits = new PairingWaits(new FakeClock());
  const before = waits.begin('before');
  waits.stop();
  expect(await isOver(before)).toBe(true);
  expect(await isOver(waits.begin('after'))).toBe(true);
});
