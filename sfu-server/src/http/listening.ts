import type net from 'node:net';
import { StartupError } from '../startup/startup-error.ts';

/**
 * Resolves once a server listens.
 * @throws {StartupError} `port-taken`, `port-forbidden` or `address-unusable`
 */
export async function listening(server: net.Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.once('error', reject);
  server.listen({ host, port }, () => resolve(undefined));
  try {
    await promise;
  } catch (error) {
    throw toStartupError(error, host, port);
  } finally {
    server.off('error', reject);
  }
}

function toStartupError(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const options = { cause: error };
  if (code === 'EADDRINUSE') {
    return new StartupError(
      'port-taken',
      `port ${port} is taken: end what uses it, or set MADO_PORT`,
      options,
    );
  }
  if (code === 'EACCES') {
    return new StartupError(
      'port-forbidden',
      `port ${port} needs more rights: set MADO_PORT to 1024 or above`,
      options,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') {
    return new StartupError(
      'address-unusable',
      `${host} is no address of this machine: set MADO_HOST`,
      options,
    );
  }
  return error;
}
