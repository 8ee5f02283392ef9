import { once } from 'node:events';
import net from 'node:net';
import type { LineClosing } from '@mado/core/protocol/line.ts';
import { namespaces, PROTOCOL_VERSION } from '@mado/core/protocol/version.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { limits } from '@mado/sfu-server/limits.ts';
import { describe, expect, it } from 'vitest';
import { refused, ScriptedClient } from '../support/scripted-client.ts';
import { TestApp } from '../support/start-app.ts';

const perPerson = 20;
const perLine = 2 * perPerson;

const startWard = () =>
  TestApp.start({ tablets: 2, interpreters: [['jsl']], overrides: { messagesPer10s: perPerson } });

/** Why the server closed a line, and that it did. */
async function ending({ socket }: Pick<ScriptedClient<never>, 'socket'>): Promise<LineClosing['reason']> {
  const told = new Promise<LineClosing>((resolve) => socket.once('line:closing', resolve));
  await new Promise((resolve) => socket.once('disconnect', resolve));
  return (await told).reason;
}

/** As many as a person may are answered, and those that came back into the budget meanwhile; all others have to wait. */
function expectPerPerson(answers: readonly { readonly ok: boolean }[], began: number): void {
  const answered = answers.filter(({ ok }) => ok).length;
  const cameBack = Math.ceil((performance.now() - began) / (10_000 / perPerson));
  expect(answered).toBeGreaterThanOrEqual(perPerson);
  expect(answered).toBeLessThanOrEqual(perPerson + cameBack);
  for (const answer of answers.filter(({ ok }) => !ok)) expect(answer).toEqual(refused('rate-limited'));
}

const tabletIds = ({ ward }: TestApp) => [ward.tablets[0] ?? '', ward.tablets[1] ?? ''] as const;

describe('a line that sends too much', () => {
  it.each([
    ['and waits for no answer', (client: ScriptedClient<never>) => client.socket.emit('sync', {})],
    [
      'of what means nothing',
      (client: ScriptedClient<never>) => client.socket.emit('no-such-event', {}, () => {}),
    ],
  ])('%s is cut, told why, and refused for a while; nobody else notices', async (_how, send) => {
    await using app = await startWard();
    const [flooderId, otherId] = tabletIds(app);
    const flooder = (await app.connect('tablet', flooderId)) as unknown as ScriptedClient<never>;
    const other = await app.connect('tablet', otherId);
    const reason = ending(flooder);
    for (let sent = 0; sent <= perLine; sent += 1) send(flooder);
    expect(await reason).toBe('rate-limited');
    const cookie = await app.signIn('tablet', flooderId);
    // A new session is a stranger until it was let in once.
    const first = await ScriptedClient.connect('tablet', { url: app.url, cookie });
    first.close();
    await expect(ScriptedClient.connect('tablet', { url: app.url, cookie })).rejects.toThrow(
      'websocket error',
    );
    expect(await other.ask('sync', {})).toMatchObject({ ok: true });
  });

  it('is told to wait before', async () => {
    await using app = await startWard();
    const tablet = await app.connect('tablet', tabletIds(app)[0]);
    const began = performance.now();
    const answers = await Promise.all(Array.from({ length: perPerson + 15 }, () => tablet.ask('sync', {})));
    expectPerPerson(answers, began);
    expect(tablet.socket.connected).toBe(true);
  });

  it('is counted as the same person over several lines', async () => {
    await using app = await startWard();
    const one = await app.connect('tablet', tabletIds(app)[0]);
    const other = await app.connect('tablet', tabletIds(app)[0]);
    const began = performance.now();
    const sent = Array.from({ length: perPerson + 15 }, (_, index) =>
      (index % 2 === 0 ? one : other).ask('sync', {}),
    );
    expectPerPerson(await Promise.all(sent), began);
  });
});

describe('a message with binary parts', () => {
  it.each([
    ['one', { requestId: newId(), language: Buffer.from('jsl') }],
    ['many', Array.from({ length: 2_000 }, () => Buffer.from('x'))],
  ])('ends its line: %s', async (_how, message) => {
    await using app = await startWard();
    const [ownId, otherId] = tabletIds(app);
    const tablet = (await app.connect('tablet', ownId)) as unknown as ScriptedClient<never>;
    const other = await app.connect('tablet', otherId);
    const reason = ending(tablet);
    tablet.socket.emit('call:request', message, () => {});
    expect(await reason).toBe('binary');
    expect(await other.ask('sync', {})).toMatchObject({ ok: true });
  });
});

it('lets the newest lines of a tablet in, and the oldest go', async () => {
  await using app = await startWard();
  const cookie = await app.signIn('tablet', tabletIds(app)[0]);
  const connect = () => ScriptedClient.connect<never>('tablet', { url: app.url, cookie });
  const lines: ScriptedClient<never>[] = [];
  for (let line = 0; line < limits.linesPerPerson; line += 1) lines.push(await connect());
  const [oldest] = lines;
  if (oldest === undefined) throw new Error('there is no line');
  const reason = ending(oldest);
  const newest = await connect();
  expect(await reason).toBe('too-many-lines');
  expect([...lines.slice(1), newest].map(({ socket }) => socket.connected)).not.toContain(false);
  expect(app.app.switchboard.connections.counts().tablet).toBe(limits.linesPerPerson);
  for (const client of [...lines, newest]) client.close();
});

it('looks up no session for who asks for a namespace again and again over one line', async () => {
  await using app = await startWard();
  // No client does this: it has to be spelled out.
  const line = new WebSocket(`${app.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  await once(line, 'message');
  const codes: unknown[] = [];
  for (let tries = 0; tries <= limits.triesPerLine; tries += 1) {
    const answered = once(line, 'message') as Promise<[MessageEvent<string>]>;
    line.send(`40${namespaces.admin},${JSON.stringify({ protocol: PROTOCOL_VERSION })}`);
    codes.push(/"code":"([a-z-]+)"/.exec((await answered)[0].data)?.[1]);
  }
  line.close();
  const before = Array.from({ length: limits.triesPerLine }, () => 'unauthenticated');
  expect(codes).toEqual([...before, 'rate-limited']);
});

it('serves Socket.IO’s address as any other over plain HTTP, and upgrades nothing else', async () => {
  await using app = await startWard();
  const polling = await fetch(`${app.url}/socket.io/?EIO=4&transport=polling`);
  expect([polling.status, polling.headers.get('x-frame-options')]).toEqual([404, 'DENY']);
  const line = new WebSocket(`${app.url.replace('http', 'ws')}/tablet/`);
  const [error] = (await once(line, 'error')) as [Event];
  expect(error.type).toBe('error');
});

it('does not wait for who sends a request a letter at a time', async () => {
  await using app = await startWard();
  const socket = net.connect({ port: Number(new URL(app.url).port), host: '127.0.0.1' });
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
  const drip = setInterval(() => socket.write('x'), 500);
  const startedAt = performance.now();
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(drip);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(performance.now() - startedAt).toBeLessThan((limits.headersWithin + 10) * 1000);
});
