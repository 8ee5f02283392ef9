import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6 } from 'node:net';
import proxyAddress from 'proxy-addr';

/** Who is at the other end of a request: of a page's, and of the one that opens a WebSocket. */
export interface Peers {
  /** The address of who asks; a trusted proxy's word for it is taken. */
  of(request: IncomingMessage): string;
  /** Whether this address, at the other end of a connection, is that of a trusted proxy. */
  isProxy(address: string): boolean;
}

/** @param proxies addresses, networks and Express's names of ranges; null: none is trusted */
export function peersBehind(proxies: readonly string[] | null): Peers {
  const trust = proxyAddress.compile([...(proxies ?? [])]);
  return {
    of: (request) => plainAddress(proxyAddress(request, trust)),
    isProxy: (address) => trust(address, 0),
  };
}

/** One spelling for an address; what is none is `unknown`. */
export function plainAddress(address: string | undefined): string {
  if (address === undefined || isIP(address) === 0) return 'unknown';
  return address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
}

/** For what is counted by peer: whoever has one address of IPv6 has 2⁶⁴ of them. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/** Whoever has a site of IPv6 (48 bits) has 65,536 of its networks. Whatever else something is counted by is its own. */
export const siteOf = (network: string): string =>
  network.endsWith('::/64') ? `${network.split(':').slice(0, 3).join(':')}::/48` : network;
