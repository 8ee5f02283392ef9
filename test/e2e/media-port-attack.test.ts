import { randomBytes } from 'node:crypto';
import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sides } from '../support/away.ts';
import { newDatabase } from '../support/databases.ts';
import { mediaStats } from '../support/media-stats.ts';
import { longestFreeze, recordPicture, remoteTracks, showsPicture } from '../support/remote-picture.ts';
import { launchSmall } from '../support/small-browser.ts';
import { answer, openApart, ring, Trial, type CallPages } from '../support/trial.ts';

/** What has no business at the port of the media while a call runs through it. */

let browser: Browser;
let trial: Trial;
let pages: Pick<CallPages, 'tablet' | 'console'>;
let port: number;
beforeAll(async () => {
  browser = await launchSmall();
  trial = await Trial.start(await newDatabase('embedded'));
  pages = await openApart(browser, trial);
  await ring(pages);
  await answer(pages);
  for (const side of sides) await showsPicture(pages[side]);
  port = await mediaPort(pages);
});
afterAll(async () => {
  await browser.close();
  await trial[Symbol.asyncDispose]();
});

/** RTP (RFC 3550) of a stream that the call may well have, from a stranger. */
function rtp(sequence: number): Buffer {
  const packet = Buffer.concat([Buffer.alloc(12), randomBytes(400)]);
  packet.writeUInt8(0x80, 0);
  packet.writeUInt8(96, 1);
  packet.writeUInt16BE(sequence % 65_536, 2);
  packet.writeUInt32BE(2222, 8);
  return packet;
}

/** A STUN binding request (RFC 8489) with a user name of nobody. */
function stun(): Buffer {
  const username = Buffer.from('nobody00:nobody00');
  const attribute = Buffer.concat([Buffer.from([0, 6, 0, username.length]), username, Buffer.alloc(3)]);
  const head = Buffer.from([0, 1, 0, attribute.length, 0x21, 0x12, 0xa4, 0x42]);
  return Buffer.concat([head, randomBytes(12), attribute]);
}

/** The first flight of DTLS 1.2 (RFC 6347) and of TLS, as scanners send them. */
const clientHello = (version: readonly number[]): Buffer =>
  Buffer.concat([Buffer.from([22, ...version, ...Array<number>(8).fill(0), 0, 200, 1]), randomBytes(199)]);

const datagrams: Record<string, (index: number) => Buffer> = {
  'RTP of a stranger': rtp,
  'RTCP of a stranger': () => Buffer.concat([Buffer.from([0x81, 206, 0, 2]), randomBytes(8)]),
  'DTLS greetings': () => clientHello([254, 253]),
  'STUN of nobody': stun,
  noise: () => randomBytes(1_200),
  nothing: () => Buffer.alloc(0),
};

it.each(Object.keys(datagrams))('a spray of %s at the media port goes past the call', async (name) => {
  const before = await Promise.all(sides.map((side) => remoteTracks(pages[side])));
  for (const side of sides) await recordPicture(pages[side]);
  const socket = dgram.createSocket('udp4');
  for (let index = 0; index < 3_000; index += 1) {
    socket.send(datagrams[name]?.(index) ?? '', port, '127.0.0.1');
    // Lets the sender breathe: a local buffer that runs over is no attack.
    if (index % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  for (const side of sides) await showsPicture(pages[side], 30);
  for (const side of sides) expect(await longestFreeze(pages[side])).toBeLessThan(2_000);
  expect(await Promise.all(sides.map((side) => remoteTracks(pages[side])))).toEqual(before);
  expect((await trial.metric('mado_media_worker_deaths_total')).get('') ?? 0).toBe(0);
  socket.close();
});

it('connections over TCP that greet, chatter or say nothing go past the call', async () => {
  const held: net.Socket[] = [];
  for (let index = 0; index < 100; index += 1) {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    if (index % 3 === 0) socket.write(clientHello([3, 1]));
    if (index % 3 === 1) socket.write(randomBytes(70_000));
    held.push(socket);
  }
  for (const side of sides) await showsPicture(pages[side], 30);
  for (const socket of held) socket.destroy();
  for (const side of sides) await showsPicture(pages[side], 10);
  const stats = await mediaStats(pages.tablet);
  expect(stats.framesDecoded).toBeGreaterThan(0);
});

/** Where the media of the call go, as a browser sees it. */
const mediaPort = ({ tablet }: Pick<CallPages, 'tablet'>): Promise<number> =>
  tablet.evaluate(async () => {
    for (const connection of window.madoConnections ?? []) {
      const report = (await connection.getStats()) as ReadonlyMap<string, RTCStats & { port?: number }>;
      const remote = [...report.values()].find(({ type }) => type === 'remote-candidate');
      if (remote?.port !== undefined) return remote.port;
    }
    throw new Error('there is no path');
  });
