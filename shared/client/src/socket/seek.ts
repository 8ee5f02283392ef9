import type { Socket } from 'socket.io-client';

/** Seeks a lost line at once, in place of an attempt that may be under way or be waited for. */
export function seek(socket: Socket): void {
  if (!socket.connected) socket.disconnect().connect();
}
