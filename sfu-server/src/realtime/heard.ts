import { once } from 'node:events';
import { namespaces } from '@mado/core/protocol/version.ts';
import type { Server } from 'socket.io';

/** Somebody whose line takes nothing more is not waited for any longer. */
const LIMIT_MS = 1_000;

/** Resolves once what was said last has left for everybody: closing the sockets would throw it away. */
export async function heard(server: Server): Promise<void> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  const everybody = Object.values(namespaces).flatMap((name) => [...server.of(name).sockets.values()]);
  await Promise.all(
    everybody.map(async ({ conn }) => {
      // What a transport that is writable was given has left already.
      const isOut = () => conn.readyState !== 'open' || conn.transport.writable;
      while (!isOut() && !signal.aborted) await once(conn, 'drain', { signal }).catch(() => undefined);
    }),
  );
}
