import type { ClientSocket } from '@mado/client/socket/client-socket.ts';
import type { AdminProtocol } from '@mado/core/protocol/admin.ts';
import type { QueryClient } from '@tanstack/react-query';
import { session } from './session.ts';

/** What becomes of this client when somebody comes or goes. The address stays: whoever comes back is where they were. */
export function createDoor(socket: Pick<ClientSocket<AdminProtocol>, 'seek'>, client: QueryClient) {
  return {
    signedIn: (): void => {
      // What was read before may have been another's to read.
      client.clear();
      session.set('unknown');
      socket.seek();
    },
    signedOut: (): void => {
      client.clear();
      session.set('signed-out');
    },
  };
}
