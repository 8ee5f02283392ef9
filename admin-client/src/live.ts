import type { ClientSocket } from '@mado/client/socket/client-socket.ts';
import type { AdminProtocol } from '@mado/core/protocol/admin.ts';
import type { QueryClient } from '@tanstack/react-query';
import { callQuery } from './api/call-queries.ts';
import { createLiveLog, type LiveLog } from './log/live-log.ts';
import { session } from './session.ts';

/** Keeps what is shown up to date with what the server says over the socket, from now on. */
export function followServer(socket: ClientSocket<AdminProtocol>, client: QueryClient): LiveLog {
  const live = createLiveLog({ read: (callId) => readAnew(client, callId) });
  socket.on('call:changed', ({ callId }) => live.changed(callId));

  let phase = socket.connection.get().phase;
  let lost = false;
  socket.connection.subscribe(() => {
    const connection = socket.connection.get();
    if (connection.refused === 'unauthenticated') session.set('signed-out');
    if (connection.phase === phase) return;
    phase = connection.phase;
    if (phase !== 'connected') {
      lost = true;
      return;
    }
    session.set('signed-in');
    // Whatever changed while the line was down was told to nobody.
    if (lost) void client.invalidateQueries();
    lost = false;
  });
  return live;
}

/** A read that began before the change may answer with what was before it: it does not count. */
async function readAnew(client: QueryClient, callId: string) {
  const query = callQuery(callId);
  await client.cancelQueries({ queryKey: query.queryKey });
  return client.query({ ...query, staleTime: 0 });
}
