import type { AdminProtocol } from '@mado/core/protocol/admin.ts';
import type {
  Input,
  Output,
  Payload,
  Protocol,
  PushName,
  RequestName,
} from '@mado/core/protocol/contract.ts';
import type { InterpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import type { Connection } from './connection.ts';
import type { ReadableStore } from './store.ts';

/** What each role may ask and be told. */
export interface Protocols {
  tablet: TabletProtocol;
  interpreter: InterpreterProtocol;
  admin: AdminProtocol;
}

/** What the server answers to `sync` on this protocol. */
export type ViewOf<P extends Protocol> =
  'sync' extends RequestName<P> ? Output<P, 'sync' & RequestName<P>> : never;

/** One client's line to the server, typed by its contracts. */
export interface ClientSocket<P extends Protocol> {
  /** The view as the server last told it; null before the first. */
  readonly view: ReadableStore<ViewOf<P> | null>;
  readonly connection: ReadableStore<Connection>;
  /**
   * Asks the server.
   * @throws {RequestError} refused, or not answered in time
   */
  readonly request: <N extends RequestName<P>>(name: N, input: Input<P, N>) => Promise<Output<P, N>>;
  /** Hears what the server says unasked. Returns how to stop. */
  readonly on: <N extends PushName<P>>(name: N, listener: (payload: Payload<P, N>) => void) => () => void;
  /** The server's clock now, in milliseconds since the epoch. */
  readonly serverNow: () => number;
  /** When the server was last heard, by its own clock. */
  readonly lastHeard: () => number;
  /** Whether the line still stands: one that does not answer soon is given up, and sought anew at once. */
  readonly probe: () => Promise<boolean>;
  /** The network seems to be back: a lost line is sought at once, whatever the pace. */
  readonly seek: () => void;
  /** A call is on: a lost line is sought faster. Returns how to end the hurry. */
  readonly hurry: () => () => void;
  /** Asks for the view again. */
  readonly resync: () => void;
}
