import type { Connection } from '@mado/client/socket/connection.ts';
import { isUnanswered } from '@mado/client/socket/request-error.ts';
import type { ReadableStore } from '@mado/client/socket/store.ts';

/**
 * Asks again whenever the line is back, until the server has answered: for what a person wants whatever the line does.
 * @throws the refusal of the server
 */
export async function untilAnswered(
  connection: ReadableStore<Connection>,
  ask: () => Promise<unknown>,
): Promise<void> {
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (!isUnanswered(error)) throw error;
    }
    await whenConnected(connection);
  }
}

function whenConnected(connection: ReadableStore<Connection>): Promise<void> {
  const isConnected = (): boolean => connection.get().phase === 'connected';
  if (isConnected()) return Promise.resolve();
  return new Promise((resolve) => {
    const unsubscribe = connection.subscribe(() => {
      if (!isConnected()) return;
      unsubscribe();
      resolve();
    });
  });
}
