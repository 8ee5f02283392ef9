import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import type { Config } from '../config.ts';
import { limits } from '../limits.ts';
import type { Peers } from '../peers.ts';
import type { CertificatePair } from '../tls/certificate-pair.ts';
import type { TlsKeeper } from '../tls/tls-keeper.ts';
import type { RelayGate } from '../turn/relay-gate.ts';
import { connectionGuard, guarded } from './guard.ts';
import { listening } from './listening.ts';

/** How long answers under way may take to finish at the end, in milliseconds. */
const DRAIN_MS = 2000;
/** How often the server looks for requests that do not arrive, in milliseconds. */
const LOOK_MS = 2000;

const serverOptions = {
  connectionsCheckingInterval: LOOK_MS,
  headersTimeout: limits.headersWithin * 1000,
  maxHeaderSize: limits.headerBytes,
  requestTimeout: limits.requestWithin * 1000,
} as const;

const secureOptions = ({ cert, key }: CertificatePair) => ({ cert, key, minVersion: 'TLSv1.2' }) as const;

type Certificates = Pick<TlsKeeper, 'pair' | 'follow'>;

export interface HttpServerOptions {
  readonly tls: Certificates | null;
  readonly peers: Peers;
  /** Takes what is for the TURN server from among what comes over TLS. */
  readonly relays?: RelayGate | null;
}

/** The listening end of the server, with TLS or without. */
export class HttpServer implements AsyncDisposable {
  /** For who else listens on it, such as Socket.IO. */
  readonly server: http.Server;
  /** Those that listen on further addresses, and hand everything on to the first. */
  readonly #more: net.Server[] = [];
  readonly #relays: RelayGate | null;
  #closing: Promise<void> | null = null;

  constructor(handler: http.RequestListener, { tls, peers, relays = null }: HttpServerOptions) {
    this.#relays = tls === null ? null : relays;
    this.server = createServer(guarded(handler, peers), tls, this.#relays);
    this.server.maxConnections = limits.connections;
    this.server.setTimeout(limits.idleFor * 1000);
    this.server.prependListener('connection', connectionGuard(peers));
  }

  /**
   * Starts listening and answers on which port.
   * @throws {StartupError} `port-taken`, `port-forbidden` or `address-unusable`
   */
  async listen({ host, moreHosts = [], port }: ListenOptions): Promise<number> {
    await listening(this.server, host, port);
    const bound = boundPort(this.server.address());
    for (const further of moreHosts) {
      const server = net.createServer((socket) => this.server.emit('connection', socket));
      server.maxConnections = limits.connections;
      this.#more.push(server);
      await listening(server, further, bound);
    }
    return bound;
  }

  /** Refuses new connections, lets answers under way finish, then ends every connection. Safe to call again. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    for (const server of this.#more) server.close();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    // A server that never listened, or that Socket.IO closed already, reports an error here: it is closed all the same.
    this.server.close(() => resolve(undefined));
    this.#relays?.[Symbol.dispose]();
    this.server.closeIdleConnections();
    const deadline = setTimeout(() => this.server.closeAllConnections(), DRAIN_MS);
    await promise;
    clearTimeout(deadline);
  }
}

type ListenOptions = Pick<Config, 'host' | 'port'> & Partial<Pick<Config, 'moreHosts'>>;

function createServer(
  handler: http.RequestListener,
  tls: Certificates | null,
  relays: RelayGate | null,
): http.Server {
  if (tls === null) return http.createServer(serverOptions, handler);
  const handshakeTimeout = limits.tlsWithin * 1000;
  const server = https.createServer(
    { ...serverOptions, ...secureOptions(tls.pair), handshakeTimeout, ALPNProtocols: protocols(relays) },
    handler,
  );
  // Those who are connected go on with what they had; whoever comes next gets the new one.
  tls.follow((pair) => server.setSecureContext(secureOptions(pair)));
  if (relays !== null) divide(server, relays);
  return server;
}

/** What a client may name before it speaks; who names nothing is let in as well (RFC 7443). */
const protocols = (relays: RelayGate | null): string[] => [
  'http/1.1',
  ...(relays === null ? [] : ['stun.turn']),
];

/** The gate stands before whatever the server itself does with a connection. */
function divide(server: https.Server, relays: RelayGate): void {
  const own = server.listeners('secureConnection');
  server.removeAllListeners('secureConnection');
  server.on('secureConnection', (socket) => {
    relays.take(socket, () => own.forEach((listener) => void listener.call(server, socket)));
  });
}

const boundPort = (address: AddressInfo | string | null): number =>
  address === null || typeof address === 'string' ? 0 : address.port;
