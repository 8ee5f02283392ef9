import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** What a proxy does with a request to go over to a WebSocket. */
export type Manner = 'forbids' | 'misunderstands' | 'passes';

const answers = {
  forbids: 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
  misunderstands: 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
} as const;

/** A proxy of a closed network: it passes requests on, and is particular about WebSockets. */
export class ParticularProxy implements AsyncDisposable {
  manner: Manner;
  readonly #target: URL;
  readonly #server: http.Server;
  readonly #sockets = new Set<Duplex>();

  private constructor(target: string, manner: Manner) {
    this.#target = new URL(target);
    this.manner = manner;
    this.#server = http.createServer((request, response) => this.#pass(request, response));
    this.#server.on('upgrade', (request, socket) => this.#upgrade(request, socket));
  }

  static async start(target: string, manner: Manner): Promise<ParticularProxy> {
    const proxy = new ParticularProxy(target, manner);
    await once(proxy.#server.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  /** The same address, by way of the proxy. */
  through(url: string): string {
    const { pathname } = new URL(url);
    return `http://localhost:${(this.#server.address() as AddressInfo).port}${pathname}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #ask({ method, url, headers }: http.IncomingMessage): http.ClientRequest {
    const { hostname, port } = this.#target;
    const request = http.request({ hostname, port, method, path: url, headers });
    return request.on('error', () => undefined);
  }

  #pass(request: http.IncomingMessage, response: http.ServerResponse): void {
    const asked = this.#ask(request);
    asked.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(asked);
  }

  #upgrade(request: http.IncomingMessage, socket: Duplex): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    if (this.manner !== 'passes') {
      socket.end(answers[this.manner]);
      return;
    }
    this.#ask(request)
      .on('upgrade', (answer, beyond, first) => {
        const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
        socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`);
        socket.write(first);
        beyond.on('error', () => undefined);
        beyond.pipe(socket).pipe(beyond);
      })
      .end();
  }
}
