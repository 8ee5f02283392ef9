import { BlockList, isIP } from 'node:net';

type Subnet = readonly [address: string, bits: number];

function subnets(v4: readonly Subnet[], v6: readonly Subnet[]): BlockList {
  const list = new BlockList();
  for (const [address, bits] of v4) list.addSubnet(address, bits, 'ipv4');
  for (const [address, bits] of v6) list.addSubnet(address, bits, 'ipv6');
  return list;
}

const loopback = subnets([['127.0.0.0', 8]], [['::1', 128]]);
const unspecified = subnets([['0.0.0.0', 32]], [['::', 128]]);

/** What the internet does not route to (IANA's registries of special-purpose addresses). */
const local = subnets(
  [
    ['10.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['169.254.0.0', 16],
    ['100.64.0.0', 10],
    ['192.0.2.0', 24],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
  ],
  [
    ['fc00::', 7],
    ['fe80::', 10],
  ],
);

/** Also sees an IPv4 address that is written as one of IPv6 (`::ffff:…`). */
function isIn(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** Reached from this computer alone. */
export const isLoopback = (host: string): boolean => host === 'localhost' || isIn(loopback, host);

/** Every interface. */
export const isUnspecified = (host: string): boolean => isIn(unspecified, host);

/** Of a local network: not loopback, and nothing that the internet could reach. */
export const isLocalNetwork = (address: string): boolean => isIn(local, address);
