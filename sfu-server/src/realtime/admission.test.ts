import { beforeEach, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { Admission } from './admission.ts';

let now = 0;
let admission: Admission;
beforeEach(() => {
  admission = new Admission(() => now);
});

const ward = '192.0.2.7';
const admitted = (tries: number, known: (index: number) => string | null, peer = ward) =>
  Array.from({ length: tries }, (_, index) => admission.mayOpen(peer, known(index))).filter((may) => may)
    .length;

it('lets a whole ward back in at once, known or not, behind one address', () => {
  expect(admitted(500, (index) => `person ${index}`)).toBe(500);
  expect(admitted(500, () => null)).toBe(500);
});

it('lets strangers of one address keep each other out, and nobody who is known', () => {
  const { points } = limits.handshakesPerPeer;
  expect(admitted(points + 100, () => null)).toBe(points);
  expect(admission.mayOpen(ward, 'tablet')).toBe(true);
  expect(admission.mayOpen('192.0.2.8', null)).toBe(true);
  now += 1_000;
  expect(admitted(1_000, () => null)).toBe(points / limits.handshakesPerPeer.seconds);
});

it('counts who has no session for more', () => {
  const tries = limits.handshakesPerPeer.points / (1 + limits.failedHandshake);
  for (let index = 0; index < tries; index += 1) {
    expect(admission.mayOpen(ward, null)).toBe(true);
    admission.failed(ward);
  }
  expect(admission.mayOpen(ward, null)).toBe(false);
});

it('lets a tablet at the edge of its network try twice a second for ever', () => {
  for (let second = 0; second < 600; second += 1) {
    expect(admitted(2, () => 'tablet')).toBe(2);
    now += 1_000;
  }
  expect(admitted(1_000, () => 'tablet')).toBeLessThanOrEqual(limits.handshakesPerPerson.points);
});

it('has a person who sent too much wait, and nobody else', () => {
  admission.pause('flooder');
  expect(admission.mayOpen(ward, 'flooder')).toBe(false);
  expect(admission.mayOpen(ward, 'tablet')).toBe(true);
  now += limits.pauseAfterCut * 1000;
  expect(admission.mayOpen(ward, 'flooder')).toBe(true);
});

it('bounds the open lines of an address, and of a network of IPv6', () => {
  const closers = Array.from({ length: limits.linesPerPeer }, (_, index) =>
    admission.opened(`2001:db8::${index.toString(16)}`),
  );
  expect(admission.mayOpen('2001:db8::ffff', 'tablet')).toBe(false);
  expect(admission.mayOpen('2001:db8:1::1', 'tablet')).toBe(true);
  closers[0]?.();
  expect(admission.mayOpen('2001:db8::ffff', 'tablet')).toBe(true);
});
