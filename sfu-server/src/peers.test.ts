import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { describe, expect, it } from 'vitest';
import { peerOf } from './http/rate-limit.ts';
import { networkOf, peersBehind, plainAddress, siteOf } from './peers.ts';

const from = (remoteAddress: string | undefined, forwarded?: string) =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress },
    connection: { remoteAddress },
  }) as unknown as IncomingMessage;

describe('a peer', () => {
  it.each([
    ['is who is connected, where no proxy is trusted', null, from('192.0.2.1', '10.0.0.9'), '192.0.2.1'],
    ['is who a trusted proxy says it is', ['10.0.0.0/8'], from('10.0.0.1', '192.0.2.1'), '192.0.2.1'],
    ['is not who somebody else says it is', ['10.0.0.0/8'], from('192.0.2.2', '192.0.2.1'), '192.0.2.2'],
    [
      'is the last that no proxy vouches for',
      ['10.0.0.0/8'],
      from('10.0.0.1', '6.6.6.6, 192.0.2.1, 10.0.0.2'),
      '192.0.2.1',
    ],
    ['is the proxy, where it says nothing', ['loopback'], from('127.0.0.1'), '127.0.0.1'],
    [
      'is unknown, where a proxy talks nonsense',
      ['loopback'],
      from('127.0.0.1', 'x'.repeat(5_000)),
      'unknown',
    ],
    ['is unknown, where the line is gone', null, from(undefined), 'unknown'],
    ['has one spelling', null, from('::FFFF:192.0.2.1'), '192.0.2.1'],
  ])('%s', (_what, proxies, request, peer) => {
    expect(peersBehind(proxies).of(request)).toBe(peer);
  });

  it('that is a proxy is known', () => {
    const peers = peersBehind(['10.0.0.0/8', '2001:db8::1']);
    expect(
      ['10.1.1.1', '::ffff:10.1.1.1', '2001:db8::1', '11.1.1.1', 'x'].map((address) =>
        peers.isProxy(address),
      ),
    ).toEqual([true, true, true, false, false]);
  });
});

it.each([null, ['loopback'], ['127.0.0.0/8', '10.0.0.0/8'], ['192.0.2.0/24']])(
  'is the same to Express as to who opens a WebSocket, behind %j',
  async (proxies) => {
    const peers = peersBehind(proxies);
    const app = express().set('trust proxy', proxies ?? false);
    app.use((request, response) => void response.json([peerOf(request), peers.of(request)]));
    const server = http.createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const forwarded = ['', '6.6.6.6', '6.6.6.6, 10.0.0.2', '::ffff:6.6.6.6', 'nonsense', '2001:DB8::1'];
    for (const header of forwarded) {
      const headers = header === '' ? {} : { 'x-forwarded-for': header };
      const [one, other] = (await (await fetch(`http://127.0.0.1:${port}`, { headers })).json()) as string[];
      expect(one).toBe(other);
    }
    server.close();
    server.closeAllConnections();
  },
);

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['unknown', 'unknown'],
  ['2001:db8:0:7:1:2:3:4', '2001:db8:0:7::/64'],
  ['2001:db8:0:7::4', '2001:db8:0:7::/64'],
  ['2001:db8::4', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['2001:0db8:0000:0007::', '2001:db8:0:7::/64'],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(plainAddress(address))).toBe(network);
});

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:7::/64', '2001:db8:1::/48'],
  ['2001:db8:1::/48', '2001:db8:1::/48'],
  ['0:0:0:0::/64', '0:0:0::/48'],
  ['person 0195e0b0-0000-7000-8000-000000000001', 'person 0195e0b0-0000-7000-8000-000000000001'],
])('%s is of the site %s', (network, site) => {
  expect(siteOf(network)).toBe(site);
});
