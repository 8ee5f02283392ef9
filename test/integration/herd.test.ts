import { manners } from '@mado/client/socket/pace.ts';
import { namespaces, PROTOCOL_VERSION, type Role } from '@mado/core/protocol/version.ts';
import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import { io, type Socket } from 'socket.io-client';
import { afterEach, expect, it } from 'vitest';
import type { DatabaseKind } from '../support/databases.ts';
import type { ScriptedClient } from '../support/scripted-client.ts';
import { TestApp } from '../support/start-app.ts';

const half = 250;

const herd: Socket[] = [];
afterEach(() => {
  for (const socket of herd.splice(0)) socket.close();
});

/** A client that comes back as the browsers' do. */
function join(app: TestApp, role: Role, cookie: string): Socket {
  const socket = io(app.url + namespaces[role], {
    transports: ['websocket'],
    forceNew: true,
    auth: { protocol: PROTOCOL_VERSION },
    extraHeaders: { cookie },
    ...manners,
  });
  herd.push(socket);
  return socket;
}

const next = (socket: Socket, event: 'connect' | 'disconnect'): Promise<void> =>
  new Promise((resolve) => socket.once(event, () => resolve()));

const connected = (sockets: readonly Socket[]) =>
  Promise.all(sockets.map(async (socket) => (socket.connected ? null : next(socket, 'connect'))));

async function synced(socket: Socket): Promise<boolean> {
  if (!socket.connected) await next(socket, 'connect');
  const reply = (await socket.timeout(30_000).emitWithAck('sync', {})) as { ok: boolean };
  return reply.ok;
}

/** Asks one thing after the other until told to stop. @returns the answers until then */
async function keepAsking(client: ScriptedClient<TabletProtocol>, goOn: () => boolean) {
  const answers: unknown[] = [];
  for (;;) {
    const answer = await client.request('sync', {});
    if (!goOn()) return answers;
    answers.push(answer);
  }
}

it.each<DatabaseKind>(['embedded', 'postgres'])(
  'takes back 500 clients that lost their line at once, and goes on answering (%s)',
  // Five hundred sign-ins and returns take as long as they take.
  async (database) => {
    await using app = await TestApp.start({
      database,
      tablets: half + 1,
      interpreters: Array.from({ length: half }, () => ['jsl']),
    });
    const { tablets, interpreters } = app.ward;
    const [steadyId = '', ...others] = tablets;
    const people = [
      ...others.map((id) => ['tablet', id] as const),
      ...interpreters.map(({ id }) => ['interpreter', id] as const),
    ];
    for (const [role, id] of people) join(app, role, await app.signIn(role, id));
    await connected(herd);
    const steady = await app.connect('tablet', steadyId);
    const { connections } = app.app.switchboard;
    const lost = [...connections.all('tablet'), ...connections.all('interpreter')];
    const gone = Promise.all(herd.map((socket) => next(socket, 'disconnect')));
    for (const socket of lost) if (socket.id !== steady.socket.id) socket.conn.close();
    await gone;

    let returning = true;
    const answers = keepAsking(steady, () => returning);
    const back = await Promise.all(herd.map(synced));
    returning = false;
    expect(back.filter((ok) => ok)).toHaveLength(2 * half);
    // Whoever is connected is answered again and again meanwhile, and not only once the crowd is in.
    expect((await answers).length).toBeGreaterThanOrEqual(3);
  },
);
