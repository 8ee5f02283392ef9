import { once } from 'node:events';
import type http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { HttpServer } from '../http/server.ts';
import { peersBehind } from '../peers.ts';
import { selfSigned } from '../trial/self-signed.ts';
import { RelayGate, type RelayGateOptions } from './relay-gate.ts';

/** What tests of the gate talk to: the real server, with TLS, before a TURN server that only echoes. */

const host = '127.0.0.1';
const HOUR = 3_600_000;
/** Bytes of the header of PROXY protocol 2, with addresses of IPv4. */
const HEADER = 28;

const certificate = selfSigned(
  { addresses: [host], names: [] },
  { notBefore: new Date(Date.now() - HOUR), notAfter: new Date(Date.now() + HOUR) },
);

/** Answers with what it gets. */
const echo: http.RequestListener = (request, response) => void request.pipe(response);

/** Sends back whatever comes after the header. */
class EchoingTurn {
  readonly sockets: net.Socket[] = [];
  readonly headers: Buffer[] = [];
  /** It reads nothing. */
  silent = false;
  readonly #server = net.createServer((socket) => this.#take(socket));

  /** @param port as it had before, or a free one */
  async listen(port = 0): Promise<number> {
    await once(this.#server.listen(port, host), 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server.close();
  }

  #take(socket: net.Socket): void {
    this.sockets.push(socket);
    socket.on('error', () => undefined);
    if (this.silent) socket.pause();
    else void this.#echo(socket);
  }

  async #echo(socket: net.Socket): Promise<void> {
    let begun = Buffer.alloc(0);
    while (begun.length < HEADER) begun = Buffer.concat([begun, (await once(socket, 'data'))[0] as Buffer]);
    this.headers.push(begun.subarray(0, HEADER));
    socket.write(begun.subarray(HEADER));
    socket.pipe(socket);
  }
}

export class GateScene implements AsyncDisposable {
  readonly turn = new EchoingTurn();
  /** What the operator heard. */
  readonly told: string[] = [];
  port = 0;
  turnPort = 0;
  #server: HttpServer | null = null;

  get server(): HttpServer {
    if (this.#server === null) throw new Error('not started');
    return this.#server;
  }

  async start(most?: RelayGateOptions['most']): Promise<void> {
    const { certificate: cert, key } = await certificate;
    const pair = { cert: Buffer.from(cert), key: Buffer.from(key), expiresAt: new Date() };
    this.turnPort = await this.turn.listen();
    const relays = new RelayGate({
      backend: { host, port: this.turnPort },
      tell: (news) => this.told.push(news),
      ...(most && { most }),
    });
    const certificates = { pair, follow: () => undefined };
    this.#server = new HttpServer(echo, { tls: certificates, peers: peersBehind(null), relays });
    this.port = await this.#server.listen({ host, port: 0 });
  }

  async connect(options: tls.ConnectionOptions = {}): Promise<tls.TLSSocket> {
    const socket = tls.connect({ host, port: this.port, rejectUnauthorized: false, ...options });
    socket.on('error', () => undefined);
    await once(socket, 'secureConnect');
    return socket;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server?.[Symbol.asyncDispose]();
    this.turn.close();
  }
}

/** So many of the next bytes, or more. */
export async function received(socket: tls.TLSSocket, length = 1): Promise<Buffer> {
  let all = Buffer.alloc(0);
  while (all.length < length) all = Buffer.concat([all, (await once(socket, 'data'))[0] as Buffer]);
  return all;
}

export const closed = (socket: net.Socket | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (socket === undefined || socket.closed) resolve();
    else socket.once('close', () => resolve());
  });
