import { describe, expect, it } from 'vitest';
import { findLanAddresses, type Interfaces } from './lan.ts';

const loopback = [
  { address: '127.0.0.1', internal: true },
  { address: '::1', internal: true },
];
const at = (...addresses: string[]) => addresses.map((address) => ({ address, internal: false }));
const office: Interfaces = {
  lo: loopback,
  docker0: at('172.17.0.1'),
  eth0: at('192.168.7.4', 'fe80::1', 'fd00::4'),
  wlan0: at('10.1.2.3'),
  wan: at('8.8.8.8'),
};

describe('the addresses of the room', () => {
  it('are those of local networks, with those of containers last', () => {
    expect(findLanAddresses(office, null)).toEqual(['192.168.7.4', '10.1.2.3', '172.17.0.1']);
  });

  it.each(['192.168.7.4', '10.1.2.3', 'fd00::4'])('may be the one that was chosen: %s', (chosen) => {
    expect(findLanAddresses(office, chosen)).toEqual([chosen]);
  });

  it.each<[string, Interfaces, string | null, string]>([
    ['where there is no network', { lo: loopback }, null, 'lan-no-address'],
    ['where there is the internet alone', { lo: loopback, wan: at('8.8.8.8') }, null, 'lan-no-address'],
    ['on the internet', office, '8.8.8.8', 'lan-address-public'],
    ['on every interface', office, '0.0.0.0', 'lan-address-unknown'],
    ['on every interface of IPv6', office, '::', 'lan-address-unknown'],
    ['on loopback', office, '127.0.0.1', 'lan-address-unknown'],
    ['by name', office, 'localhost', 'lan-address-unknown'],
    ['of another computer', office, '192.168.7.5', 'lan-address-unknown'],
  ])('are refused %s', (_where, interfaces, chosen, code) => {
    expect(() => findLanAddresses(interfaces, chosen)).toThrow(expect.objectContaining({ code }));
  });
});
