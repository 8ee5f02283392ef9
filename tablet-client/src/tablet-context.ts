import type { Connection } from '@mado/client/socket/connection.ts';
import { createContext, useContext } from 'react';
import type { CallMedia } from './flow/call-media.ts';
import type { Actions } from './flow/use-call-flow.ts';

/** What every screen may use. */
export interface Tablet {
  readonly connection: Connection;
  readonly media: CallMedia;
  readonly actions: Actions;
  readonly serverNow: () => number;
  /** The server is about to end, and takes no new calls. */
  readonly stopping: boolean;
}

export const TabletContext = createContext<Tablet | null>(null);

export function useTablet(): Tablet {
  const tablet = useContext(TabletContext);
  if (tablet === null) throw new Error('outside a tablet');
  return tablet;
}
