import type http from 'node:http';
import type { Socket } from 'node:net';
import { Buckets } from '../buckets.ts';
import { limits } from '../limits.ts';
import { OpenCounts } from '../open-counts.ts';
import { networkOf, plainAddress, type Peers } from '../peers.ts';

/** The hashed files of the builds. */
const isFile = (url: string) => /^\/(tablet|interpreter|admin)\/assets\//.test(url);

/** Stands before all else that is spoken over HTTP, so that what is too much costs next to nothing. */
export function guarded(handler: http.RequestListener, peers: Peers): http.RequestListener {
  const files = new Buckets(limits.filesPerPeer);
  const others = new Buckets(limits.requestsPerPeer);
  return (request, response) => {
    const { url = '' } = request;
    if (url.length > limits.urlLength) {
      refuse(response, 414, 'invalid-message');
      return;
    }
    const wait = (isFile(url) ? files : others).claim(networkOf(peers.of(request)));
    if (wait === 0) handler(request, response);
    else if (wait === null)
      after(limits.refusalAfter * 1000, response, () => refuse(response, 429, 'rate-limited'));
    else after(wait, response, () => handler(request, response));
  };
}

/** Unless whoever asked has left by then. */
function after(ms: number, response: http.ServerResponse, task: () => void): void {
  setTimeout(() => {
    if (!response.destroyed) task();
  }, ms);
}

/** Ends the connection as well: whoever does not stop has to open another, which has a limit of its own. */
function refuse(
  response: http.ServerResponse,
  status: number,
  code: 'rate-limited' | 'invalid-message',
): void {
  const retryable = code === 'rate-limited';
  response.writeHead(status, {
    'Cache-Control': 'no-store',
    Connection: 'close',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Content-Type': 'application/json; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    ...(retryable && { 'Retry-After': '10' }),
  });
  response.end(JSON.stringify({ error: { code, retryable } }));
}

/** Bounds the TCP connections of each peer and of each site. Behind a proxy these are all the proxy's, who has to bound them itself. */
export function connectionGuard(peers: Peers): (socket: Socket) => void {
  const opened = new Buckets(limits.newConnectionsPerPeer);
  const open = new OpenCounts({ perPeer: limits.connectionsPerPeer, perSite: limits.connectionsPerSite });
  return (socket) => {
    const address = plainAddress(socket.remoteAddress);
    if (peers.isProxy(address)) return;
    if (open.hasRoom(address) && opened.take(networkOf(address))) socket.once('close', open.opened(address));
    else socket.destroy();
  };
}
