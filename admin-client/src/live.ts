import type { ClientSocket } from '@mado/client/socket/client-socket.ts';
import { createStore, type ReadableStore } from '@mado/client/socket/store.ts';
import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import type { AdminProtocol } from '@mado/core/protocol/admin.ts';
import type { QueryClient } from '@tanstack/react-query';
import { callQuery, readLine } from './api/call-queries.ts';
import { createLiveLog, type LiveLog } from './log/live-log.ts';
import { session } from './session.ts';

/** What the socket says, for everything that is shown. */
export interface Live {
  readonly log: LiveLog;
  /** Since when nobody tells us of changes, by our clock; null while the line is up or was not yet. */
  readonly lostAt: ReadableStore<number | null>;
}

/** Keeps what is shown up to date with what the server says over the socket, from now on. */
export function followServer(socket: ClientSocket<AdminProtocol>, client: QueryClient): Live {
  const log = createLiveLog({ read: (callId) => readAnew(client, callId) });
  const lostAt = createStore<number | null>(null);
  socket.on('call:changed', ({ callId }) => log.changed(callId));

  let { phase } = socket.connection.get();
  socket.connection.subscribe(() => {
    const connection = socket.connection.get();
    if (connection.refused === 'unauthenticated') session.set('signed-out');
    if (connection.phase === phase) return;
    if (phase === 'connected') lostAt.set(Date.now());
    phase = connection.phase;
    if (phase !== 'connected') return;
    session.set('signed-in');
    catchUp(client, lostAt.get() !== null);
    lostAt.set(null);
  });
  return { log, lostAt };
}

/** Whatever changed while the line was down was told to nobody; before the first line only what failed is out of date. */
function catchUp(client: QueryClient, missed: boolean): void {
  if (missed) void client.invalidateQueries();
  else void client.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
}

/**
 * The whole call where it is on the screen, else its line in the log alone: to look at a call is written down. A read
 * that began before the change may answer with what was before it: it does not count.
 */
async function readAnew(client: QueryClient, callId: string): Promise<CallLogEntry> {
  const query = callQuery(callId);
  await client.cancelQueries({ queryKey: query.queryKey });
  const shown = client.getQueryCache().find({ queryKey: query.queryKey })?.isActive() === true;
  if (shown) return (await client.query({ ...query, staleTime: 0 })).call;
  await client.invalidateQueries({ queryKey: query.queryKey, refetchType: 'none' });
  return readLine(callId);
}
