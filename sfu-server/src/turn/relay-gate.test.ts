import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { limits } from '../limits.ts';
import { closed, GateScene, received } from './gate-scene.ts';

/** A request for a binding. */
const message = Buffer.from('000100002112a442aaaaaaaaaaaaaaaaaaaaaaaa', 'hex');

const post = (body: string) =>
  `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let scene: GateScene;
beforeEach(() => {
  scene = new GateScene();
});
afterEach(async () => {
  vi.useRealTimers();
  await scene[Symbol.asyncDispose]();
});

describe('what speaks STUN', () => {
  it('is passed on with who it is, and gets the answers', async () => {
    await scene.start();
    const socket = await scene.connect();
    socket.write(message);
    expect(await received(socket, message.length)).toEqual(message);
    const [header] = scene.turn.headers;
    expect(header?.subarray(16, 24).toString('hex')).toBe('7f0000017f000001');
    expect(header?.readUInt16BE(24)).toBe(socket.localPort);
    expect(header?.readUInt16BE(26)).toBe(scene.port);
  });

  it('is passed on whole, however it comes', async () => {
    await scene.start();
    const socket = await scene.connect();
    for (const byte of message.subarray(0, 9)) {
      socket.write(Buffer.from([byte]));
      await pause(2);
    }
    const much = randomBytes(2_000_000);
    socket.write(message.subarray(9));
    socket.write(much);
    expect(await received(socket, message.length + much.length)).toEqual(Buffer.concat([message, much]));
  });

  it('may say so before it speaks', async () => {
    await scene.start();
    const socket = await scene.connect({ ALPNProtocols: ['stun.turn'] });
    expect(socket.alpnProtocol).toBe('stun.turn');
    socket.write(message);
    expect(await received(socket, message.length)).toEqual(message);
  });

  it('is not read any faster than it is taken', async () => {
    scene.turn.silent = true;
    await scene.start();
    const socket = await scene.connect();
    socket.write(message);
    while (scene.turn.sockets.length === 0) await pause(5);
    scene.turn.sockets[0]?.pause();
    const flood = 64 * 1024 * 1024;
    socket.write(Buffer.alloc(flood));
    await pause(500);
    expect(socket.writableLength).toBeGreaterThan(flood / 2);
  });
});

describe('what speaks anything else', () => {
  it('is answered as ever, request after request', async () => {
    await scene.start();
    const socket = await scene.connect();
    for (const body of ['first', 'second']) {
      socket.write(post(body));
      expect(String(await received(socket))).toContain('HTTP/1.1 200 OK');
    }
    expect(scene.turn.sockets).toEqual([]);
  });

  it('may come in pieces, and several at once', async () => {
    await scene.start();
    const socket = await scene.connect();
    const text = post('one') + post('two');
    for (const piece of text.match(/.{1,7}/gs) ?? []) {
      socket.write(piece);
      await new Promise((resolve) => setTimeout(resolve));
    }
    let answer = '';
    while (!answer.includes('two')) answer += String(await received(socket));
    expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
  });

  it('may go over to a WebSocket', async () => {
    await scene.start();
    const sockets = new WebSocketServer({ server: scene.server.server });
    sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
    const socket = new WebSocket(`wss://127.0.0.1:${scene.port}`, { rejectUnauthorized: false });
    socket.on('open', () => socket.send('hello'));
    expect(String((await once(socket, 'message'))[0])).toBe('hello');
    socket.terminate();
    sockets.close();
  });

  it('is told that it is no request', async () => {
    await scene.start();
    const socket = await scene.connect();
    socket.write(Buffer.from('0001000000000000', 'hex'));
    expect(String(await received(socket))).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('somebody who', () => {
  it('never says what they speak is cut off', async () => {
    await scene.start();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const socket = await scene.connect();
    socket.write(message.subarray(0, 4));
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(limits.headersWithin * 1000);
    await closed(socket);
    expect(scene.turn.sockets).toEqual([]);
  });

  it('leaves is left by the TURN server, and the other way round', async () => {
    await scene.start();
    const [one, other] = [await scene.connect(), await scene.connect()];
    for (const socket of [one, other]) {
      socket.write(message);
      await received(socket, message.length);
    }
    one.destroy();
    await closed(scene.turn.sockets[0]);
    scene.turn.sockets[1]?.destroy();
    await closed(other);
  });

  it('has too many connections gets no more, until one is closed', async () => {
    await scene.start({ perPeer: 2, perSite: 2, inAll: 9 });
    const [first, second, third] = [await scene.connect(), await scene.connect(), await scene.connect()];
    for (const socket of [first, second]) {
      socket.write(message);
      await received(socket, message.length);
    }
    third.write(message);
    await closed(third);
    first.destroy();
    await closed(scene.turn.sockets[0]);
    const fourth = await scene.connect();
    fourth.write(message);
    expect(await received(fourth, message.length)).toEqual(message);
  });

  it('is relayed is cut off when the server ends, at once', async () => {
    await scene.start();
    const [relayed, undecided] = [await scene.connect(), await scene.connect()];
    relayed.write(message);
    await received(relayed, message.length);
    undecided.write(message.subarray(0, 2));
    await scene.server[Symbol.asyncDispose]();
    await Promise.all([closed(relayed), closed(undecided), closed(scene.turn.sockets[0])]);
  });
});

it('a TURN server that does not answer is told of once, and once more when it does', async () => {
  await scene.start();
  scene.turn.close();
  for (let time = 0; time < 2; time += 1) {
    const socket = await scene.connect();
    socket.write(message);
    await closed(socket);
  }
  expect(scene.told).toEqual(['turn-unreachable']);
  await scene.turn.listen(scene.turnPort);
  const socket = await scene.connect();
  socket.write(message);
  await received(socket, message.length);
  expect(scene.told).toEqual(['turn-unreachable', 'turn-reachable']);
});
