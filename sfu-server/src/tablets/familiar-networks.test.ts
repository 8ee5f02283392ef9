import { beforeEach, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { FamiliarNetworks } from './familiar-networks.ts';

const DAY = 86_400_000;
const ward = '192.0.2.1';
let now: number;
let familiar: FamiliarNetworks;
beforeEach(() => {
  now = Date.parse('2026-04-01T00:00:00Z');
  familiar = new FamiliarNetworks({ now: () => new Date(now) });
});

it('knows a network for as long as there is a line, and for two days after the last', () => {
  expect(familiar.has(ward)).toBe(false);
  const [close, closeLast] = [familiar.opened(ward), familiar.opened(ward)];
  close();
  now += 30 * DAY;
  expect(familiar.has(ward)).toBe(true);
  closeLast();
  now += 2 * DAY - 1;
  expect(familiar.has(ward)).toBe(true);
  now += 1;
  expect(familiar.has(ward)).toBe(false);
});

it('knows a network of IPv6 by any of its addresses, and no other of the site', () => {
  familiar.opened('2001:db8:1:1::1');
  expect(familiar.has('2001:db8:1:1::2')).toBe(true);
  expect(familiar.has('2001:db8:1:2::1')).toBe(false);
});

it('forgets of too many the one that was left longest ago', () => {
  for (let index = 0; index <= limits.keptInMind; index += 1) {
    const close = familiar.opened(`10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`);
    close();
  }
  expect(familiar.has('10.0.0.0')).toBe(false);
  expect(familiar.has('10.0.0.1')).toBe(true);
});
