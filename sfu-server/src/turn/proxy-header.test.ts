import { expect, it } from 'vitest';
import { proxyHeader } from './proxy-header.ts';

const signature = '0d0a0d0a000d0a515549540a';
const header = (from: string | undefined, to: string | undefined) =>
  proxyHeader({ address: from, port: 50_000 }, { address: to, port: 443 }).toString('hex');

it('names both ends of a connection of IPv4', () => {
  expect(header('203.0.113.9', '192.0.2.1')).toBe(`${signature}2111000ccb007109c0000201c35001bb`);
});

it('names those that are written as of IPv6, on a socket of both', () => {
  expect(header('::ffff:203.0.113.9', '::ffff:192.0.2.1')).toBe(header('203.0.113.9', '192.0.2.1'));
});

it.each([
  ['2001:db8::9', '20010db8000000000000000000000009'],
  ['::1', '00000000000000000000000000000001'],
  ['::', '00000000000000000000000000000000'],
  ['fe80::1:2%eth0', 'fe800000000000000000000000010002'],
  ['2001:db8:1:2:3:4:5:6', '20010db8000100020003000400050006'],
])('names %s', (address, bytes) => {
  expect(header(address, '2001:db8::1')).toBe(
    `${signature}21210024${bytes}20010db8000000000000000000000001c35001bb`,
  );
});

it('names nobody where an end is not known, such as of a connection that is gone', () => {
  expect(header(undefined, '192.0.2.1')).toBe(`${signature}20000000`);
});
