import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.ts';
import { StartupError } from '../startup/startup-error.ts';

/** How long answers under way may take to finish at the end, in milliseconds. */
const DRAIN_MS = 2000;

/** The listening end of the server, with TLS or without. */
export class HttpServer implements AsyncDisposable {
  /** For who else listens on it, such as Socket.IO. */
  readonly server: http.Server;
  #closing: Promise<void> | null = null;

  private constructor(server: http.Server) {
    this.server = server;
  }

  /** @throws {StartupError} `tls-unusable` */
  static async create(handler: http.RequestListener, tls: Config['tls']): Promise<HttpServer> {
    if (tls === null) return new HttpServer(http.createServer(handler));
    try {
      const [cert, key] = await Promise.all([readFile(tls.certFile), readFile(tls.keyFile)]);
      return new HttpServer(https.createServer({ cert, key, minVersion: 'TLSv1.2' }, handler));
    } catch (cause) {
      const detail = cause instanceof Error ? cause.message : String(cause);
      throw new StartupError('tls-unusable', `MADO_TLS_CERT and MADO_TLS_KEY cannot be used: ${detail}`, {
        cause,
      });
    }
  }

  /**
   * Starts listening and answers on which port.
   * @throws {StartupError} `port-taken`, `port-forbidden` or `address-unusable`
   */
  async listen({ host, port }: Pick<Config, 'host' | 'port'>): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    this.server.once('error', reject);
    this.server.listen({ host, port }, () => resolve(undefined));
    try {
      await promise;
    } catch (error) {
      throw toStartupError(error, host, port);
    } finally {
      this.server.off('error', reject);
    }
    return boundPort(this.server.address());
  }

  /** Refuses new connections, lets answers under way finish, then ends every connection. Safe to call again. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#closing ??= close(this.server);
    return this.#closing;
  }
}

async function close(server: http.Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  // A server that never listened, or that Socket.IO closed already, reports an error here: it is closed all the same.
  server.close(() => resolve(undefined));
  server.closeIdleConnections();
  const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await promise;
  clearTimeout(deadline);
}

const boundPort = (address: AddressInfo | string | null): number =>
  address === null || typeof address === 'string' ? 0 : address.port;

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
