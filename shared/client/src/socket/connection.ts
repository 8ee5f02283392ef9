/** How the line to the server stands, for people: a short break is `reconnecting`, a long one `offline`. */
export type ConnectionPhase = 'connected' | 'reconnecting' | 'offline';

/** Why the server will not have this client, until something outside the connection changes. */
export type Refusal = 'unauthenticated' | 'forbidden' | 'outdated-client';

export interface Connection {
  readonly phase: ConnectionPhase;
  readonly refused: Refusal | null;
  /** The server answers what any page asks, but something on the way lets no WebSocket through. */
  readonly barred?: boolean;
}

export type ConnectionEvent =
  | { readonly type: 'connected' }
  | { readonly type: 'lost' }
  /** The line has been gone for {@link OFFLINE_AFTER_MS}, or the browser has no network. */
  | { readonly type: 'gave-up' }
  | { readonly type: 'refused'; readonly code: Refusal }
  /** Found out while the line is sought: whether it is kept from standing by the network alone. */
  | { readonly type: 'judged'; readonly barred: boolean };

export const OFFLINE_AFTER_MS = 10_000;

export const initialConnection: Connection = { phase: 'reconnecting', refused: null };

/** The next standing of the line. */
export function nextConnection(connection: Connection, event: ConnectionEvent): Connection {
  switch (event.type) {
    case 'connected':
      return { phase: 'connected', refused: null };
    case 'lost':
      return connection.phase === 'connected' ? { ...connection, phase: 'reconnecting' } : connection;
    case 'gave-up':
      return connection.phase === 'connected' ? connection : { ...connection, phase: 'offline' };
    case 'refused':
      // It was the server who said so: that it could not be reached before is over.
      return { phase: 'reconnecting', refused: event.code };
    case 'judged':
      return judged(connection, event.barred);
  }
}

/** Somebody who is barred waits in vain: they are told at once. */
function judged(connection: Connection, barred: boolean): Connection {
  if (connection.phase === 'connected' || barred === (connection.barred ?? false)) return connection;
  return barred ? { ...connection, phase: 'offline', barred } : { ...connection, barred };
}

/** Whether a refused handshake is final, and for what reason. */
export const refusalOf = (code: string): Refusal | null =>
  code === 'unauthenticated' || code === 'forbidden' || code === 'outdated-client' ? code : null;
