import { isIP } from 'node:net';
import type { Config, TurnConfig } from '../config.ts';
import { StartupError } from '../startup/startup-error.ts';

/** Allocations of one name at once: two for each way into the network, and those of a path that is sought anew. */
const ALLOCATIONS_OF_NAME = 40;
const ALLOCATIONS = 8_000;
/** Bytes a second each way of one allocation: several times what a call sends. */
const BYTES_PER_SECOND = 1_000_000;

type Settings = Pick<Config, 'media' | 'turn'>;

/**
 * The whole configuration of coturn, in its own words. Clients only ever send to our media ports: every other peer is
 * refused, whatever kind of address it has. A refusal of all addresses of IPv6 holds for those that stand for one of IPv4
 * as well, which versions before 4.9.0 did not see through (CVE-2026-27624).
 * @param addresses of the media, as clients are told them, in digits
 * @throws {StartupError} `turn-not-configured`
 */
export function coturnConfig({ turn }: Pick<Settings, 'turn'>, addresses: readonly string[]): string {
  if (turn === null)
    throw new StartupError(
      'turn-not-configured',
      'there is no TURN server: set MADO_TURN_URLS and MADO_TURN_SECRET',
    );
  return [
    '# Written by npm run turn:config from the environment of Mado. Holds a secret: for its owner alone (0600).',
    '',
    '# Who is let in: whoever joins a call, for some hours.',
    'use-auth-secret',
    `static-auth-secret=${turn.secret}`,
    `realm=${realmOf(turn)}`,
    '',
    ...listening(turn),
    '',
    '# Relays to the media of Mado and to nothing else: loopback, private, link-local, mapped and reserved addresses',
    '# are refused with all the rest. Let nothing but media listen on UDP at these addresses.',
    'denied-peer-ip=0.0.0.0-255.255.255.255',
    'denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    ...addresses.map((address) => `allowed-peer-ip=${address}`),
    'no-multicast-peers',
    'no-tcp-relay',
    '',
    '# Relays from the address of the media, which must be one of this machine: where it is that of a router before it,',
    '# ip address add ADDRESS/32 dev lo. No port of these has to be open to others.',
    ...addresses.map((address) => `relay-ip=${address}`),
    '',
    '# How much.',
    `user-quota=${ALLOCATIONS_OF_NAME}`,
    `total-quota=${ALLOCATIONS}`,
    `max-bps=${BYTES_PER_SECOND}`,
    'max-allocate-timeout=10',
    'stale-nonce=600',
    '',
    'no-cli',
    'log-file=stdout',
    '',
  ].join('\n');
}

/** Behind our own port nobody but we reaches it, and we say who is before us. */
function listening({ backend }: TurnConfig): string[] {
  if (backend === null) {
    return ['# Where it listens, and with which certificate, is yours to add: MADO_TURN_BACKEND is not set.'];
  }
  return [
    '# Reached through the port of Mado alone, which ends TLS and says who is before it (PROXY protocol).',
    `listening-ip=${backend.host}`,
    `listening-port=${backend.port}`,
    `tcp-proxy-port=${backend.port}`,
    'no-udp',
    'no-tls',
    'no-dtls',
  ];
}

/** Part of what a password is made of, and otherwise of no meaning: the host of the first address. */
function realmOf({ urls: [url = ''] }: TurnConfig): string {
  return /^turns?:(\[[^\]]+\]|[^:?]+)/i.exec(url)?.[1]?.replaceAll(/[[\]]/g, '') ?? 'mado';
}

/**
 * Where clients send media to, in digits.
 * @param lookup the addresses of a name
 */
export async function mediaAddresses(
  { media }: Pick<Settings, 'media'>,
  lookup: (name: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const told = [media.announcedAddress ?? media.listenAddress, ...media.moreAddresses];
  const found = await Promise.all(told.map(async (one) => (isIP(one) === 0 ? lookup(one) : [one])));
  return [...new Set(found.flat())];
}
