import type { CheckRoute } from '@mado/client/check/check-route.ts';
import type { ClientSocket } from '@mado/client/socket/client-socket.ts';
import type { Connection } from '@mado/client/socket/connection.ts';
import type { Store } from '@mado/client/socket/store.ts';
import type { InterpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import { createContext, useContext } from 'react';
import type { Ringer } from './alert/ringer.ts';
import type { Desk } from './media/desk.ts';
import type { Notices } from './logic/notices.ts';

/** What every screen may use. */
export interface Console {
  readonly socket: ClientSocket<InterpreterProtocol>;
  readonly desk: Desk;
  readonly ringer: Ringer;
  readonly notices: Notices;
  /** Whether one's own account is open, in place of the desk. */
  readonly accountOpen: Store<boolean>;
  /** The way to the check page and back. */
  readonly check: CheckRoute;
}

interface ConsoleNow extends Console {
  readonly connection: Connection;
}

export const ConsoleContext = createContext<ConsoleNow | null>(null);

/** The console that the component stands in. */
export function useConsole(): ConsoleNow {
  const console = useContext(ConsoleContext);
  if (console === null) throw new Error('outside a console');
  return console;
}
