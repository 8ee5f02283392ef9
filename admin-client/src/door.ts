import type { ClientSocket } from '@mado/client/socket/client-socket.ts';
import type { AdminProtocol } from '@mado/core/protocol/admin.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LiveLog } from './log/live-log.ts';
import { session } from './session.ts';

/** What becomes of this client when somebody comes or goes. The address stays: whoever comes back is where they were. */
export function createDoor(
  socket: Pick<ClientSocket<AdminProtocol>, 'seek'>,
  client: QueryClient,
  log: Pick<LiveLog, 'forget'>,
) {
  // What was read before may have been another's to read.
  const forget = (): void => {
    client.clear();
    log.forget();
  };
  session.subscribe(() => {
    if (session.get() === 'signed-out') forget();
  });
  return {
    signedIn: (): void => {
      forget();
      session.set('unknown');
      socket.seek();
    },
    signedOut: (): void => session.set('signed-out'),
  };
}
