import type { LineClosing } from '@mado/core/protocol/line.ts';
import type { Server, Socket } from 'socket.io';
import { Buckets } from '../buckets.ts';
import type { Budget } from '../limits.ts';

/** The line below a socket: one WebSocket, perhaps with several namespaces. */
type Line = Socket['conn'];
type Packet = { readonly type: string; readonly data?: unknown };

/** How long the reason has to leave before the line is cut, in milliseconds. */
const LAST_WORD_MS = 250;

/** The first characters of messages that announce binary parts (BINARY_EVENT and BINARY_ACK of Socket.IO). */
const isBinary = ({ type, data }: Packet) =>
  type === 'message' && (typeof data !== 'string' || data.startsWith('5') || data.startsWith('6'));

export interface LineGuardOptions {
  readonly packets: Budget;
  /** Told whose line was cut for sending too much. */
  readonly onFlood: (sockets: readonly Socket[]) => void;
}

/**
 * Cuts lines that send more than any client of ours does, even after they were refused, and those that send binary
 * parts, which no message of ours has. It counts what arrives, whether it means anything or not.
 */
export class LineGuard {
  readonly #options: LineGuardOptions;
  readonly #sockets = new WeakMap<Line, Set<Socket>>();

  constructor(io: Server, options: LineGuardOptions) {
    this.#options = options;
    io.engine.on('connection', (line: Line) => this.#guard(line));
  }

  /** Says which sockets use which line. */
  add(socket: Socket): void {
    const sockets = this.#sockets.get(socket.conn) ?? new Set();
    this.#sockets.set(socket.conn, sockets.add(socket));
  }

  #guard(line: Line): void {
    const budget = new Buckets(this.#options.packets);
    line.on('packet', (packet: Packet) => {
      if (isBinary(packet)) this.#cut(line, 'binary');
      else if (!budget.take('')) this.#flooded(line);
    });
  }

  #flooded(line: Line): void {
    this.#cut(line, 'rate-limited');
    this.#options.onFlood([...(this.#sockets.get(line) ?? [])]);
  }

  #cut(line: Line, reason: LineClosing['reason']): void {
    for (const socket of this.#sockets.get(line) ?? []) socket.emit('line:closing', { reason });
    // From here on what arrives is dropped unread; a flood is not even taken from the network.
    line.close();
    const { socket } = line.request;
    socket.pause();
    setTimeout(() => socket.destroy(), LAST_WORD_MS).unref();
  }
}
