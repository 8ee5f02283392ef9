import { once } from 'node:events';
import { adminProtocol } from '@mado/core/protocol/admin.ts';
import type { Protocol } from '@mado/core/protocol/contract.ts';
import { interpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import { tabletProtocol } from '@mado/core/protocol/tablet.ts';
import type { Role } from '@mado/core/protocol/version.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refused, ScriptedClient } from '../../support/scripted-client.ts';
import { TestApp } from '../../support/start-app.ts';

/** Messages that no client of ours would send, on every event that there is. */

const protocols: Record<Role, Protocol> = {
  tablet: tabletProtocol,
  interpreter: interpreterProtocol,
  admin: adminProtocol,
};
const events = (Object.keys(protocols) as Role[]).flatMap((role) =>
  Object.keys(protocols[role].requests).map((event) => [role, event] as const),
);

/** As text: JSON.parse makes an own property of it, a literal would not. */
const polluted: unknown = JSON.parse(
  '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
);
const deep = (): unknown => {
  let value: unknown = {};
  for (let level = 0; level < 500; level += 1) value = [value];
  return value;
};

const hostile: Record<string, () => unknown> = {
  __proto__: () => polluted,
  'NaN and infinity': () => ({ rating: NaN, callId: Infinity, limit: -0 }),
  'a list where an object belongs': () => [{}],
  'a number where an object belongs': () => 7e300,
  'text of 60 kB': () => 'x'.repeat(60_000),
  'ten thousand keys': () => Object.fromEntries(Array.from({ length: 5_000 }, (_, key) => [`k${key}`, 1])),
  'a depth of 500': deep,
  'text with a NUL': () => ({ callId: '\u0000', ticket: '\u0000\uFFFF\uD800' }),
};

let app: TestApp;
let clients: Record<Role, ScriptedClient<Protocol>>;
beforeAll(async () => {
  app = await TestApp.start({ tablets: 2, interpreters: [['jsl'], ['en']] });
  clients = {
    tablet: await app.connect('tablet', app.ward.tablets[0] ?? ''),
    interpreter: await app.connect('interpreter', app.ward.interpreters[0]?.id ?? ''),
    admin: await app.connect('admin', app.ward.administrator),
  };
});
afterAll(() => app[Symbol.asyncDispose]());

describe.each(events)('%s %s', (role, event) => {
  it.each(Object.keys(hostile))('with %s', async (name) => {
    expect(await clients[role].send(event, hostile[name]?.())).toEqual(refused('invalid-message'));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('with bytes, which end its line', async () => {
    const ids = {
      tablet: app.ward.tablets[1],
      interpreter: app.ward.interpreters[1]?.id,
      admin: app.ward.administrator,
    };
    const stranger = await app.connect(role, ids[role] ?? '');
    const gone = once(stranger.socket as unknown as NodeJS.EventEmitter, 'disconnect');
    stranger.socket.emit(event, Buffer.alloc(1_000), () => undefined);
    await gone;
    expect(await clients[role].ask('sync', {})).toMatchObject({ ok: true });
  });

  it('without anybody to answer', async () => {
    const valid = event === 'sync' ? {} : { callId: app.ward.tablets[0] };
    clients[role].socket.emit(event, valid);
    clients[role].socket.emit(event);
    expect(await clients[role].ask('sync', {})).toMatchObject({ ok: true });
  });
});

describe('a packet', () => {
  const strange = () => app.connect('tablet', app.ward.tablets[1] ?? '');

  it.each([
    ['of more than 64 KiB', ['call:request', { requestId: 'x'.repeat(70_000) }]],
    ['with many attachments', ['sync', ...Array.from({ length: 200 }, () => Buffer.from('x'))]],
    ['with one attachment of more than 64 KiB', ['sync', Buffer.alloc(70_000)]],
  ] as const)('%s ends or is refused, and nobody else notices', async (_name, [event, ...args]) => {
    const stranger = await strange();
    const gone = once(stranger.socket as unknown as NodeJS.EventEmitter, 'disconnect').then(() => 'gone');
    const answered = stranger.send(event, ...args).then(
      (reply) => (reply.ok ? 'answered' : 'refused'),
      () => 'gone',
    );
    expect(['gone', 'refused']).toContain(await Promise.race([gone, answered]));
    expect(await clients.tablet.ask('sync', {})).toMatchObject({ ok: true });
    stranger.close();
    await app.settled();
  });

  it('so deep that taking it apart may overflow the stack is refused or ends its connection', async () => {
    const stranger = await strange();
    const deepest = `/tablet,0["sync",${'['.repeat(30_000)}${']'.repeat(30_000)}]`;
    sendRaw(stranger, `42${deepest}`);
    expect(await clients.tablet.ask('sync', {})).toMatchObject({ ok: true });
    stranger.close();
    await app.settled();
  });

  it('that is not of the protocol is noticed by nobody else', async () => {
    for (const raw of [
      '9',
      '4',
      '42',
      '42["sync"',
      '451-["sync",{"_placeholder":true,"num":9}]',
      '40/nowhere,',
      'b',
    ]) {
      const stranger = await strange();
      const closed = new Promise((resolve) => stranger.socket.io.engine.once('close', resolve));
      sendRaw(stranger, raw);
      expect(await clients.tablet.ask('sync', {})).toMatchObject({ ok: true });
      stranger.close();
      await closed;
      await app.settled();
    }
  });
});

/** Past the client's own encoder. */
function sendRaw({ socket }: ScriptedClient<Protocol>, text: string): void {
  (socket.io.engine as unknown as { transport: { ws: WebSocket } }).transport.ws.send(text);
}

describe('a handshake', () => {
  it.each([
    'null',
    'https://evil.example',
    'http://localhost.evil.example',
    'http://evil-localhost',
    'file://',
    'http://localhost:1',
    'HTTP://LOCALHOST',
  ])('from %s is refused', async (origin) => {
    const cookie = await app.signIn('tablet', app.ward.tablets[1] ?? '');
    const connecting = ScriptedClient.connect('tablet', { url: app.url, cookie, headers: { origin } });
    await expect(connecting).rejects.toThrow('websocket error');
  });

  it('from our own page is taken', async () => {
    const cookie = await app.signIn('tablet', app.ward.tablets[1] ?? '');
    const client = await ScriptedClient.connect('tablet', {
      url: app.url,
      cookie,
      headers: { origin: app.url },
    });
    client.close();
    await app.settled();
  });
});
