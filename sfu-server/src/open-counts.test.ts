import { beforeEach, expect, it } from 'vitest';
import { OpenCounts } from './open-counts.ts';

let counts: OpenCounts;
beforeEach(() => {
  counts = new OpenCounts({ perPeer: 3, perSite: 6 });
});

/** Opens as many as there is room for. @returns what closes them */
function openAll(address: (index: number) => string): (() => void)[] {
  const closers: (() => void)[] = [];
  for (let index = 0; index < 100 && counts.hasRoom(address(index)); index += 1)
    closers.push(counts.opened(address(index)));
  return closers;
}

it('bounds what an address of IPv4 has open, and no other address', () => {
  expect(openAll(() => '192.0.2.1')).toHaveLength(3);
  expect(counts.hasRoom('192.0.2.2')).toBe(true);
});

it('bounds what a network of IPv6 has open, and all networks of its site together', () => {
  expect(openAll((index) => `2001:db8:1:1::${index + 1}`)).toHaveLength(3);
  expect(openAll((index) => `2001:db8:1:${index + 2}::1`)).toHaveLength(3);
  expect(counts.hasRoom('2001:db8:1:ffff::1')).toBe(false);
  expect(counts.hasRoom('2001:db8:2:1::1')).toBe(true);
});

it('has room again once something is closed', () => {
  const [first, ...others] = openAll((index) => `2001:db8:1:${index}::1`);
  expect(counts.hasRoom('2001:db8:1:8::1')).toBe(false);
  first?.();
  expect(openAll(() => '2001:db8:1:8::1')).toHaveLength(1);
  for (const close of others) close();
  expect(openAll(() => '2001:db8:1:9::1')).toHaveLength(3);
});
