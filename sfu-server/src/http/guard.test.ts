import { EventEmitter, once } from 'node:events';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { peersBehind } from '../peers.ts';
import { connectionGuard } from './guard.ts';
import { TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server[Symbol.asyncDispose]());

/** A connection, and everything that came back over it so far. */
class Line {
  answer = '';
  readonly closed: Promise<void>;
  readonly #socket: net.Socket;

  constructor(localAddress = '127.0.0.1') {
    const { port } = new URL(server.url);
    this.#socket = net.connect({ port: Number(port), host: '127.0.0.1', localAddress });
    this.#socket.on('data', (chunk) => (this.answer += chunk.toString()));
    this.closed = new Promise((resolve) => this.#socket.once('close', () => resolve()));
  }

  /** Resolves with the next of the answer, or with its end. */
  async send(text: string): Promise<void> {
    this.#socket.write(text);
    await Promise.race([once(this.#socket, 'data'), this.closed]);
  }
}

async function answerTo(text: string): Promise<string> {
  const line = new Line();
  await line.send(text);
  await line.closed;
  return line.answer;
}

const request = (target: string, more = '') => `GET ${target} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`;
const count = (text: string, part: string) => text.split(part).length - 1;

describe('the guard refuses', () => {
  it('an address that is too long, and ends the connection', async () => {
    const answer = await answerTo(request(`/${'x'.repeat(limits.urlLength)}`) + request('/healthz'));
    expect(answer).toMatch(/^HTTP\/1\.1 414 /);
    expect(count(answer, 'HTTP/1.1')).toBe(1);
  });

  it('headers that are too long', async () => {
    const answer = await answerTo(request('/', `X-Long: ${'x'.repeat(limits.headerBytes)}\r\n`));
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('what is no HTTP', async () => {
    expect(await answerTo('\u0016\u0003\u0001 hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  });

  it(
    'what one peer asks beyond its budget and the room to wait; nobody else waits',
    { timeout: 20_000 },
    async () => {
      const { points, seconds, waiting } = limits.requestsPerPeer;
      const line = new Line('127.0.0.2');
      const startedAt = performance.now();
      // Whoever asks is who is connected, whatever they say.
      const asked = Array.from({ length: points + waiting + 200 }, (_, index) =>
        request('/healthz', `X-Forwarded-For: 10.0.${index >> 8}.${index & 255}\r\n`),
      );
      await line.send(asked.join(''));
      expect((await server.get('/healthz')).status).toBe(200);
      expect(performance.now() - startedAt).toBeLessThan(2_000);
      await line.closed;
      expect(performance.now() - startedAt).toBeGreaterThan((waiting * seconds * 1000) / points - 500);
      expect(count(line.answer, 'HTTP/1.1 200')).toBeGreaterThanOrEqual(points + waiting);
      expect(count(line.answer, 'HTTP/1.1 429')).toBe(1);
      expect(line.answer).toMatch(/Retry-After: 10/);
      expect(line.answer).toContain('{"error":{"code":"rate-limited","retryable":true}}');
    },
  );
});

describe('the connections of a site of IPv6', () => {
  it('are fewer than there can be in all, over however many networks; another site is not kept out', () => {
    const guard = connectionGuard(peersBehind(null));
    const connect = (remoteAddress: string) => {
      const socket = Object.assign(new EventEmitter(), { remoteAddress, destroyed: false });
      const destroy = () => (socket.destroyed = true);
      guard(Object.assign(socket, { destroy }) as unknown as net.Socket);
      return socket;
    };
    const all = Array.from({ length: limits.connections }, (_, index) =>
      connect(`2001:db8:1:${index % 8}::1`),
    );
    const open = all.filter(({ destroyed }) => !destroyed);
    expect(open).toHaveLength(limits.connectionsPerSite);
    expect(connect('2001:db8:2:1::1').destroyed).toBe(false);
    open[0]?.emit('close');
    expect(connect('2001:db8:1:9::1').destroyed).toBe(false);
    expect(connect('2001:db8:1:9::1').destroyed).toBe(true);
  });
});
