import type { CheckRoute } from '@mado/client/check/check-route.ts';
import type { CheckedServer } from '@mado/client/check/use-check.ts';
import type { Connection } from '@mado/client/socket/connection.ts';
import { createContext, useContext } from 'react';
import type { CallMedia } from './flow/call-media.ts';
import type { NewLine } from './flow/enter.ts';
import type { WishStore } from './flow/use-wishes.ts';
import type { Actions } from './flow/use-call-flow.ts';

/** The server is about to end, or cannot look anything up. */
export type Hindrance = 'stopping' | 'databaseAway';

/** What every screen may use. */
export interface Tablet {
  readonly connection: Connection;
  readonly line: NewLine;
  readonly media: CallMedia;
  readonly actions: Actions;
  /** What the staff entered for the visitor before them: goes with the next request. */
  readonly wishes: WishStore;
  /** The way to the check page and back. */
  readonly check: CheckRoute;
  /** Asks for the view anew. */
  readonly refresh: () => void;
  /** For the check. */
  readonly server: CheckedServer;
  readonly serverNow: () => number;
  /** When the server was last heard, by its own clock. */
  readonly lastHeard: () => number;
  /** Why the server takes no new calls at present. */
  readonly hindrance: Hindrance | null;
  /** The call that the visitor has ended and that the server does not know to be over yet. */
  readonly ending: string | null;
  /** The call that the visitor ended last: whatever became of it since, nobody cut it off. */
  readonly ended: string | null;
}

export const TabletContext = createContext<Tablet | null>(null);

export function useTablet(): Tablet {
  const tablet = useContext(TabletContext);
  if (tablet === null) throw new Error('outside a tablet');
  return tablet;
}
