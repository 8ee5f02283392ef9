import type { ClientSocket } from '@mado/client/socket/client-socket.ts';
import type { AdminProtocol } from '@mado/core/protocol/admin.ts';
import { createContext, useContext } from 'react';
import type { Live } from './live.ts';

/** What reaches the server, for every component. */
export interface Admin {
  readonly socket: ClientSocket<AdminProtocol>;
  readonly live: Live;
  /** Somebody has signed in: everything is read anew, as theirs. */
  readonly signedIn: () => void;
  readonly signedOut: () => void;
}

export const AdminContext = createContext<Admin | null>(null);

/** The line to the server and what it said. */
export function useAdmin(): Admin {
  const admin = useContext(AdminContext);
  if (admin === null) throw new Error('useAdmin outside of its context');
  return admin;
}
