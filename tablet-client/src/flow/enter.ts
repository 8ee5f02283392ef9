import type { ClientSocket } from '@mado/client/socket/client-socket.ts';
import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';

/** The line of a tablet that is about to have one. */
export type NewLine = Pick<ClientSocket<TabletProtocol>, 'connection' | 'seek'>;

/**
 * Goes on as the tablet that the device has just become: over a new line, which brings the new credential along. It is
 * sought until it is there, and nothing is loaded for it: a page that is loaded without a network is lost.
 * @param turnedAway the server does not know the credential any more: somebody sent the tablet away meanwhile
 * @returns how to stop listening
 */
export function enter({ connection, seek }: NewLine, turnedAway: () => void): () => void {
  const stop = connection.subscribe(() => {
    const { phase, refused } = connection.get();
    // Without a network the refusal is still the one of before the pairing.
    if (refused !== null && phase !== 'offline') turnedAway();
  });
  seek();
  return stop;
}
