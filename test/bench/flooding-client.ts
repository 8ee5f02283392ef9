import http from 'node:http';
import { constants, setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { namespaces, PROTOCOL_VERSION } from '@mado/core/protocol/version.ts';
import { io } from 'socket.io-client';
import type { Flood, FloodCounts } from './flood.ts';

/** Messages that are sent before the network is let have its turn. */
const BURST = 100;
/** As many connections as a browser opens to one server, twice. */
const HTTP_CONNECTIONS = 12;
const HANDSHAKES_AT_ONCE = 20;

const counts: FloodCounts = {
  messages: 0,
  cut: 0,
  handshakes: 0,
  refusedHandshakes: 0,
  requests: 0,
  refusedRequests: 0,
};
/** Ended when the time is up. */
const flooding = new AbortController();
const goesOn = () => !flooding.signal.aborted;

/** Sends as many messages as the line takes, without waiting for answers, and comes back whenever it is cut. */
async function sendMessages({ url, cookie }: Flood): Promise<void> {
  while (goesOn()) {
    const socket = io(url + namespaces.tablet, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { protocol: PROTOCOL_VERSION },
      extraHeaders: { cookie },
    });
    const connected = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('connect_error', () => resolve(false));
    });
    while (connected && socket.connected && goesOn()) {
      for (let sent = 0; sent < BURST; sent += 1) socket.emit('sync', {}, () => undefined);
      counts.messages += BURST;
      await pause(1);
    }
    if (connected && goesOn()) counts.cut += 1;
    socket.close();
  }
}

/** Opens one WebSocket after the other, with a session and without. */
async function openLines({ url, cookie }: Flood): Promise<void> {
  for (let index = 0; goesOn(); index += 1) {
    counts.handshakes += 1;
    if (!(await opened(url, index % 2 === 0 ? { cookie } : {}))) counts.refusedHandshakes += 1;
  }
}

function opened(url: string, headers: Record<string, string>): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get(`${url}/socket.io/?EIO=4&transport=websocket`, {
      agent: false,
      headers: {
        ...headers,
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      },
    });
    request.once('upgrade', (_response, socket) => {
      socket.destroy();
      resolve(true);
    });
    request.once('response', (response) => {
      response.resume();
      resolve(false);
    });
    request.once('error', () => resolve(false));
  });
}

/** Asks for pages, the API and links as fast as they are answered. */
async function request({ url, cookie }: Flood): Promise<void> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const targets = [
    '/tablet/',
    '/tablet/assets/missing.js',
    '/api/admin/calls',
    '/',
    '/link/x',
    '/healthz',
    '/nothing',
  ];
  for (let index = 0; goesOn(); index += 1) {
    counts.requests += 1;
    const status = await statusOf(`${url}${targets[index % targets.length]}`, agent, cookie);
    if (status === null || status === 429) counts.refusedRequests += 1;
  }
  agent.destroy();
}

function statusOf(url: string, agent: http.Agent, cookie: string): Promise<number | null> {
  return new Promise((resolve) => {
    const asked = http.get(url, { agent, headers: { cookie } }, (response) => {
      response.resume();
      response.once('close', () => resolve(response.statusCode ?? null));
    });
    asked.once('error', () => resolve(null));
  });
}

const many = (count: number, work: () => Promise<void>) => Array.from({ length: count }, work);

// It stands for somebody else's computer, whose work costs this one nothing: it gets what the others leave over.
setPriority(constants.priority.PRIORITY_LOW);
process.once('message', (flood: Flood) => {
  setTimeout(() => flooding.abort(), flood.ms);
  const work = [
    sendMessages(flood),
    ...many(HANDSHAKES_AT_ONCE, () => openLines(flood)),
    ...many(HTTP_CONNECTIONS, () => request(flood)),
  ];
  void Promise.all(work).then(() => process.send?.(counts, () => process.exit(0)));
});
process.send?.('ready');
