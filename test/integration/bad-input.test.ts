import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@mado/sfu-server/ids.ts';
import { refused, ScriptedClient } from '../support/scripted-client.ts';
import { TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start({ tablets: 3, interpreters: [['jsl'], ['en']] });
});
afterAll(() => app[Symbol.asyncDispose]());

const tabletId = (index = 0) => app.ward.tablets[index] ?? '';

describe('the handshake refuses', () => {
  it('a client without a session', async () => {
    await expect(ScriptedClient.connect('tablet', { url: app.url })).rejects.toThrow('unauthenticated');
  });

  it('a client that asks for no namespace', async () => {
    const socket = io(app.url, { transports: ['websocket'], forceNew: true, reconnection: false });
    const error = await new Promise<Error & { data?: unknown }>((resolve) => {
      socket.once('connect_error', resolve);
    });
    expect(error.data).toEqual({ code: 'forbidden' });
    socket.close();
  });

  it("another role's session", async () => {
    const cookie = await app.signIn('tablet', tabletId());
    const disguised = cookie.replace('mado-tablet', 'mado-admin');
    await expect(ScriptedClient.connect('admin', { url: app.url, cookie: disguised })).rejects.toThrow(
      'unauthenticated',
    );
  });

  it.each([{}, { protocol: 0 }, { protocol: '1' }])('a client of another version: %j', async (auth) => {
    const cookie = await app.signIn('tablet', tabletId());
    await expect(ScriptedClient.connect('tablet', { url: app.url, cookie, auth })).rejects.toThrow(
      'outdated-client',
    );
  });

  it.each(['https://example.org', 'null', 'http://localhost.example.org'])(
    'the origin %s',
    async (origin) => {
      const cookie = await app.signIn('tablet', tabletId());
      const connecting = ScriptedClient.connect('tablet', { url: app.url, cookie, headers: { origin } });
      await expect(connecting).rejects.toThrow('websocket error');
    },
  );
});

describe('a tablet is refused', () => {
  it.each([
    ['no-such-event', {}, 'unknown-event'],
    ['__proto__', {}, 'unknown-event'],
    ['toString', {}, 'unknown-event'],
    ['status:set', { status: 'available' }, 'unknown-event'],
    ['call:request', undefined, 'invalid-message'],
    ['call:request', null, 'invalid-message'],
    ['call:request', 'jsl', 'invalid-message'],
    ['call:request', { requestId: 'no-uuid', language: 'jsl' }, 'invalid-message'],
    ['call:request', { requestId: newId(), language: 'J S L' }, 'invalid-message'],
    ['call:request', { requestId: newId(), language: 'x'.repeat(36) }, 'invalid-message'],
    ['call:request', { requestId: newId(), language: 'jsl', priority: 1 }, 'invalid-message'],
    ['call:survey', { callId: newId(), rating: 4 }, 'invalid-message'],
    ['call:request', { requestId: newId(), language: 'tlh' }, 'unknown-language'],
    ['call:end', { callId: newId() }, 'call-not-found'],
    ['call:survey', { callId: newId(), rating: 3 }, 'call-not-found'],
    ['media:open', { direction: 'send' }, 'not-joined'],
    ['media:join', { callId: newId(), ticket: 'x' }, 'ticket-invalid'],
  ] as const)('%s %j: %s', async (event, message, code) => {
    const tablet = await app.connect('tablet', tabletId());
    expect(await tablet.send(event, message)).toEqual(refused(code));
    await app.disconnect(tablet);
  });

  it('a message with too many parts, and one without any', async () => {
    const tablet = await app.connect('tablet', tabletId());
    expect(await tablet.send('sync')).toEqual(refused('invalid-message'));
    expect(await tablet.send('sync', {}, {})).toEqual(refused('invalid-message'));
    await app.disconnect(tablet);
  });

  it('a message over 64 KiB: its connection ends, and nobody else notices', async () => {
    const [tablet, other] = [
      await app.connect('tablet', tabletId()),
      await app.connect('tablet', tabletId(1)),
    ];
    const closed = new Promise((resolve) => tablet.socket.once('disconnect', resolve));
    tablet.socket.emit('call:request', { requestId: 'x'.repeat(70_000) });
    await closed;
    expect(await other.ask('sync', {})).toMatchObject({ ok: true });
    await app.disconnect(other);
  });

  it('an event without an acknowledgement is dropped', async () => {
    const tablet = await app.connect('tablet', tabletId());
    tablet.socket.emit('call:request', { requestId: newId(), language: 'jsl' });
    expect((await tablet.request('sync', {})).call).toBeNull();
    await app.disconnect(tablet);
  });
});

it('a person who sends too much is told to wait', async () => {
  await using limited = await TestApp.start({
    tablets: 1,
    interpreters: [],
    overrides: { messagesPer10s: 5 },
  });
  const tablet = await limited.connect('tablet', limited.ward.tablets[0] ?? '');
  const answers = await Promise.all(Array.from({ length: 6 }, () => tablet.ask('sync', {})));
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false]);
  expect(answers.at(-1)).toEqual(refused('rate-limited'));
});
