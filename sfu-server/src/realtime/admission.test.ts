import { beforeEach, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { Admission } from './admission.ts';

let now = 0;
let admission: Admission;
beforeEach(() => {
  admission = new Admission(() => now);
});

const ward = '192.0.2.7';
/** How long each of several has to wait who come at once; null: for ever. */
const waits = (tries: number, known: (index: number) => string | null, peer = ward) =>
  Array.from({ length: tries }, (_, index) => admission.claim(peer, known(index)));
const admitted = (...of: Parameters<typeof waits>) => waits(...of).filter((wait) => wait !== null).length;

it('lets a whole ward back in at once, if it is known, and within three seconds if not', () => {
  expect(waits(500, (index) => `person ${index}`)).toEqual(Array.from({ length: 500 }, () => 0));
  expect(Math.max(...waits(500, () => null).map((wait) => wait ?? Infinity))).toBeLessThan(3_000);
});

it('lets strangers of one address keep each other waiting, and nobody who is known', () => {
  const { points, waiting } = limits.handshakesPerPeer;
  expect(admitted(points + waiting + 100, () => null)).toBe(points + waiting);
  expect(admission.claim(ward, 'tablet')).toBe(0);
  expect(admission.claim('192.0.2.8', null)).toBe(0);
});

it('counts who has no session for more', () => {
  expect(admission.claim(ward, null)).toBe(0);
  for (let failed = 0; failed < 50; failed += 1) admission.failed(ward);
  expect(admission.claim(ward, null)).toBeGreaterThan(500);
});

it('lets a tablet at the edge of its network try twice a second for ever', () => {
  for (let second = 0; second < 600; second += 1) {
    expect(waits(2, () => 'tablet')).toEqual([0, 0]);
    now += 1_000;
  }
  const { points, waiting } = limits.handshakesPerPerson;
  expect(admitted(1_000, () => 'tablet')).toBeLessThanOrEqual(points + waiting);
});

it('has a person who sent too much wait, and nobody else', () => {
  admission.pause('flooder');
  expect(admission.claim(ward, 'flooder')).toBeNull();
  expect(admission.claim(ward, 'tablet')).toBe(0);
  now += limits.pauseAfterCut * 1000;
  expect(admission.claim(ward, 'flooder')).toBe(0);
});

it('bounds the open lines of an address, and of a network of IPv6', () => {
  const closers = Array.from({ length: limits.linesPerPeer }, (_, index) =>
    admission.opened(`2001:db8::${index.toString(16)}`),
  );
  expect(admission.claim('2001:db8::ffff', 'tablet')).toBeNull();
  expect(admission.claim('2001:db8:1::1', 'tablet')).toBe(0);
  closers[0]?.();
  expect(admission.claim('2001:db8::ffff', 'tablet')).toBe(0);
});

it('bounds the open lines of a site of IPv6, over however many networks', () => {
  for (let line = 0; line < limits.linesPerSite; line += 1) admission.opened(`2001:db8:0:${line % 8}::1`);
  expect(admission.claim('2001:db8:0:9::1', 'tablet')).toBeNull();
  expect(admission.claim('2001:db8:1:9::1', 'tablet')).toBe(0);
});
