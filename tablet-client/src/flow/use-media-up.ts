import type { CallMediaSession } from '@mado/client/media/call-media-session.ts';
import type { ClientSocket } from '@mado/client/socket/client-socket.ts';
import { RequestError } from '@mado/client/socket/request-error.ts';
import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import { useEffect, useState } from 'react';

/** Tells the server when the first of the other side has arrived. @returns whether it has */
export function useMediaUp(
  socket: ClientSocket<TabletProtocol>,
  session: CallMediaSession | null,
  callId: string | null,
): boolean {
  const [up, setUp] = useState<CallMediaSession | null>(null);
  useEffect(() => {
    if (session === null || callId === null) return;
    const left = new AbortController();
    void session.mediaUp.then(() => {
      if (left.signal.aborted) return;
      setUp(session);
      void tell(socket, callId, left.signal);
    });
    return () => left.abort();
  }, [socket, session, callId]);
  return up !== null && up === session;
}

/** Until the server has heard it, the call does not count as begun: what got no answer is said again. */
async function tell(socket: ClientSocket<TabletProtocol>, callId: string, left: AbortSignal): Promise<void> {
  while (!left.aborted) {
    try {
      await socket.request('call:media-up', { callId });
      return;
    } catch (error) {
      if (!(error instanceof RequestError && error.retryable)) return;
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}
