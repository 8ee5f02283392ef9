import type { Reply } from '@mado/core/protocol/contract.ts';
import { namespaces, PROTOCOL_VERSION, type Role } from '@mado/core/protocol/version.ts';
import { io, type Socket } from 'socket.io-client';
import type { ClientSocket, Protocols, ViewOf } from './client-socket.ts';
import { manners, Pace } from './pace.ts';
import { watchConnection } from './watch-connection.ts';
import { seek } from './seek.ts';
import { refusal, RequestError } from './request-error.ts';
import { createViewStore } from './view-store.ts';

const ANSWER_WITHIN_MS = 10_000;
const SIGN_OF_LIFE_WITHIN_MS = 1_000;

/** Opens the line of one role and keeps it open: lost lines are sought again, at first quickly, then calmly. */
export function connect<R extends Role>(role: R): ClientSocket<Protocols[R]> {
  const socket = io(namespaces[role], {
    transports: ['websocket'],
    auth: { protocol: PROTOCOL_VERSION },
    ...manners,
  });
  const view = createViewStore<ViewOf<Protocols[R]>>();
  const connection = watchConnection(socket);
  const { hurry } = new Pace(socket.io);
  const heardAt = followHearing(socket);

  const resync = (): void => {
    ask<ViewOf<Protocols[R]>>(socket, 'sync', {}).then(view.synced, (error: unknown) => {
      // A lost line syncs when it is back; an unanswered question is asked again while it stands.
      if (socket.connected && error instanceof RequestError && error.retryable) setTimeout(resync, 1_000);
    });
  };
  socket.on('connect', resync);
  socket.on('view', view.pushed);
  connection.subscribe(() => {
    // What was shown is no business of whoever signs in next.
    if (connection.get().refused === 'unauthenticated') view.clear();
  });

  return {
    view,
    connection,
    resync,
    probe: () => probe(socket),
    seek: () => seek(socket),
    hurry,
    serverNow: view.serverNow,
    lastHeard: () => view.serverNow() - (Date.now() - heardAt()),
    request: (name, input) => ask(socket, name, input),
    on: (name, listener) => hear(socket, name, listener as (payload: unknown) => void),
  };
}

/** When the server said anything last, in milliseconds since the epoch: it pings every few seconds. */
function followHearing(socket: Socket): () => number {
  let at = Date.now();
  const heard = (): void => {
    at = Date.now();
  };
  for (const event of ['open', 'ping'] as const) socket.io.on(event, heard);
  socket.onAny(heard);
  return () => at;
}

/** A dead line looks alive until its heartbeat is missed. */
async function probe(socket: Socket): Promise<boolean> {
  if (!socket.connected) return false;
  const { engine } = socket.io;
  try {
    await socket.timeout(SIGN_OF_LIFE_WITHIN_MS).emitWithAck('sync', {});
    return true;
  } catch {
    engine.close();
    return false;
  }
}

/** The server keeps to its contracts: a push carries what its name declares. */
function hear(socket: Socket, name: string, listener: (payload: unknown) => void): () => void {
  socket.on(name, listener);
  return () => socket.off(name, listener);
}

/** Every request is acknowledged with a {@link Reply}: the one place where the wire's type is taken on trust. */
async function ask<T>(socket: Socket, name: string, input: unknown): Promise<T> {
  let reply: Reply<T>;
  try {
    reply = (await socket.timeout(ANSWER_WITHIN_MS).emitWithAck(name, input)) as Reply<T>;
  } catch {
    throw new RequestError(socket.connected ? 'timeout' : 'disconnected', true);
  }
  if (!reply.ok) throw refusal(reply.error);
  return reply.data;
}
