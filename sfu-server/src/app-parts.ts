import type { Server as SocketServer } from 'socket.io';
import type { Sessions } from './auth/sessions.ts';
import { CallLog } from './call-log/call-log.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { openDatabase } from './db/open.ts';
import { clientFolders } from './http/clients.ts';
import { createHttp } from './http/create-http.ts';
import type { ReadinessChecks } from './http/health.ts';
import { HttpServer } from './http/server.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Peers } from './peers.ts';
import { heard } from './realtime/heard.ts';
import { createSocketServer, type SocketServerOptions } from './realtime/socket-server.ts';
import type { Switchboard } from './switchboard.ts';
import type { TlsKeeper } from './tls/tls-keeper.ts';

/** Browsers treat `localhost` as secure, so cameras work there without TLS. */
export function localUrl({ host, tls }: Config, port: number): string {
  const name = host === '127.0.0.1' || host === '::1' ? 'localhost' : host;
  return `${tls === null ? 'http' : 'https'}://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

export const openConfigured = (config: Config, log: Logger): Promise<Database> =>
  openDatabase({ url: config.databaseUrl, dataDir: config.dataDir }, (error) => {
    log.warn({ err: error }, 'database connection broke');
  });

export const engineConfig = ({ media }: Config) => ({
  listenAddress: media.listenAddress,
  moreAddresses: media.moreAddresses,
  ...(media.announcedAddress === null ? {} : { announcedAddress: media.announcedAddress }),
  firstPort: media.port,
  workers: media.workers,
  protocols: media.protocols,
  videoCodecs: media.videoCodecs,
});

interface ServerParts {
  readonly log: Logger;
  readonly sessions: Sessions;
  readonly database: Database;
  readonly metrics: Metrics;
  readonly readiness: ReadinessChecks;
  readonly tls: TlsKeeper | null;
  readonly peers: Peers;
}

export function createServer(
  config: Config,
  { log, sessions, database, metrics, readiness, tls, peers }: ServerParts,
): HttpServer {
  const handler = createHttp({
    config,
    log,
    sessions,
    metrics,
    callLog: new CallLog(database),
    readiness,
    clients: clientFolders,
  });
  return new HttpServer(handler, { tls, peers });
}

type SocketParts = Pick<SocketServerOptions, 'peers' | 'packetsPerLine' | 'onDefect'> & {
  readonly sessions: Sessions;
  readonly switchboard: Switchboard;
};

export const createSockets = (
  { server }: HttpServer,
  origin: Config,
  { sessions, switchboard, ...options }: SocketParts,
): SocketServer =>
  createSocketServer(server, {
    ...options,
    origin,
    authenticate: (cookies, role) => sessions.authenticate(cookies, role),
    known: (cookies) => sessions.known(cookies),
    onConnection: (principal, socket) => {
      switchboard.connect(principal, socket);
    },
  });

export async function closeSockets(
  switchboard: Switchboard,
  sockets: SocketServer,
  http: HttpServer,
): Promise<void> {
  await switchboard.stop();
  await heard(sockets);
  // Socket.IO waits for the last connection of the server, and only the server's own end sets these a limit.
  await Promise.all([http[Symbol.asyncDispose](), sockets.close()]);
}
