import type { LineClosing } from '@mado/core/protocol/line.ts';
import type { Socket } from 'socket.io-client';
import { Barrier } from './barrier.ts';
import {
  initialConnection,
  nextConnection,
  OFFLINE_AFTER_MS,
  refusalOf,
  type Connection,
  type ConnectionEvent,
  type Refusal,
} from './connection.ts';
import { Partings } from './partings.ts';
import { Scout } from './scout.ts';
import { seek } from './seek.ts';
import { OutdatedPage } from './outdated-page.ts';
import { codeOf } from './request-error.ts';
import { createStore, type ReadableStore } from './store.ts';

const SURPLUS_PAUSE_MS = 60_000;

const surplusPause = (): number => SURPLUS_PAUSE_MS * (1 + 2 * Math.random());

/** Follows a socket, and seeks the line again where Socket.IO itself gives up. */
export function watchConnection(socket: Socket): ReadableStore<Connection> {
  const store = createStore<Connection>(initialConnection);
  const happened = (event: ConnectionEvent): void => store.set(nextConnection(store.get(), event));
  const giveUp = (): void => happened({ type: 'gave-up' });
  const patience = new Patience(giveUp);
  const scout = new Scout(() => seek(socket));
  let surplus = false;
  const partings = new Partings();
  const page = new OutdatedPage();
  const refuse = (code: Refusal): void => {
    patience.end();
    happened({ type: 'refused', code });
    // A server that finds us outdated was restarted, and the media of its calls with it: nothing is lost by a reload.
    if (code === 'outdated-client') page.refused();
    else page.accepted();
  };
  const seekLater = (reason?: string): void => {
    if (navigator.onLine) tryLater(socket, surplus ? surplusPause() : partings.pause(reason, Date.now()));
    else {
      // Ends the attempts that would go on by themselves.
      socket.disconnect();
      void scout.send();
    }
  };

  // Of too many pages the newest are the ones in use: the others do not push them out in turn.
  socket.on('line:closing', ({ reason }: LineClosing) => (surplus = reason === 'too-many-lines'));
  socket.on('connect', () => {
    surplus = false;
    patience.end();
    partings.over();
    scout.recall();
    page.accepted();
    happened({ type: 'connected' });
  });
  // The server ends the line next; a new one would be refused, so that none is sought.
  socket.on('signed-out', () => refuse('unauthenticated'));
  socket.on('disconnect', (reason) => {
    happened({ type: 'lost' });
    if (store.get().refused !== null) return;
    patience.begin();
    if (!navigator.onLine) giveUp();
    seekLater(reason);
  });
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    const code = error.data === undefined ? null : refusalOf(codeOf(error.data));
    if (code !== null && !partings.doubts(code)) {
      refuse(code);
      return;
    }
    patience.begin();
    seekLater();
  });
  seekBarrier(socket, (barred) => happened({ type: 'judged', barred }));
  followPage(socket, { giveUp, seekLater, recall: () => scout.recall() });
  return store;
}

/** Finds out whether something on the way lets no WebSocket through. */
function seekBarrier(socket: Socket, judged: (barred: boolean) => void): void {
  const barrier = new Barrier(judged);
  socket.on('connect', () => barrier.passed());
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    // What the server itself refuses has come through to it.
    if (error.data === undefined) void barrier.failed();
    else barrier.passed();
  });
}

/** How long somebody waits for the line before they are told that it is gone. */
class Patience {
  readonly #over: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(over: () => void) {
    this.#over = over;
    this.begin();
  }

  begin(): void {
    this.#timer ??= setTimeout(this.#over, OFFLINE_AFTER_MS);
  }

  end(): void {
    clearTimeout(this.#timer ?? undefined);
    this.#timer = null;
  }
}

interface PageEvents {
  readonly giveUp: () => void;
  readonly seekLater: () => void;
  readonly recall: () => void;
}

/** What the browser knows of its network, and what becomes of the page. */
function followPage(socket: Socket, { giveUp, seekLater, recall }: PageEvents): void {
  window.addEventListener('offline', () => {
    // A dead line looks alive until its heartbeat is missed, and is slow to come to life again.
    if (socket.connected) socket.io.engine.close();
    giveUp();
    if (!socket.connected) seekLater();
  });
  // The server learns that the page is gone, not merely its line.
  window.addEventListener('pagehide', () => socket.disconnect());
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) socket.connect();
  });
  window.addEventListener('online', () => {
    recall();
    seek(socket);
  });
}

/** After a refusal or a parting by the server, Socket.IO waits to be told. */
function tryLater(socket: Socket, pauseMs: number): void {
  if (socket.active) return;
  setTimeout(() => socket.connect(), pauseMs);
}
