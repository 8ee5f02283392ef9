import type { Server as SocketServer } from 'socket.io';
import { Accounts, type AccountsDeps } from './accounts.ts';
import type { Sessions } from './auth/sessions.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { openDatabase } from './db/open.ts';
import { clientFolders } from './http/clients.ts';
import { createHttp, type HttpDeps } from './http/create-http.ts';
import { HttpServer } from './http/server.ts';
import type { Logger } from './log.ts';
import type { MediaEngine } from './media/media-engine.ts';
import { MediasoupEngine } from './media/mediasoup/engine.ts';
import type { Peers } from './peers.ts';
import { publicUrlOf } from './public-url.ts';
import { heard } from './realtime/heard.ts';
import { createSocketServer, type SocketServerOptions } from './realtime/socket-server.ts';
import type { Switchboard } from './switchboard.ts';
import type { TabletService } from './tablet-service.ts';
import type { TlsKeeper } from './tls/tls-keeper.ts';

/** The parts of the server, as the configuration wants them. */

export const openConfigured = (config: Config, log: Logger): Promise<Database> =>
  openDatabase({ url: config.databaseUrl, dataDir: config.dataDir }, (error) => {
    log.warn({ err: error }, 'database connection broke');
  });

export const createEngine = ({ media }: Config): Promise<MediaEngine> =>
  MediasoupEngine.create({
    listenAddress: media.listenAddress,
    moreAddresses: media.moreAddresses,
    ...(media.announcedAddress === null ? {} : { announcedAddress: media.announcedAddress }),
    firstPort: media.port,
    workers: media.workers,
    protocols: media.protocols,
    videoCodecs: media.videoCodecs,
  });

export const createAccounts = (config: Config, deps: Omit<AccountsDeps, 'secure' | 'publicUrl'>): Accounts =>
  new Accounts({ ...deps, secure: config.secure, publicUrl: publicUrlOf(config, config.port) });

export function createServer(
  config: Config,
  { tls, peers, ...deps }: Omit<HttpDeps, 'config' | 'clients'> & { tls: TlsKeeper | null; peers: Peers },
): HttpServer {
  return new HttpServer(createHttp({ ...deps, config, clients: clientFolders }), { tls, peers });
}

type SocketParts = Pick<SocketServerOptions, 'peers' | 'packetsPerLine' | 'onDefect'> & {
  readonly sessions: Sessions;
  readonly switchboard: Switchboard;
  readonly tablets: Pick<TabletService, 'connected'>;
};

export const createSockets = (
  { server }: HttpServer,
  origin: Config,
  { sessions, switchboard, tablets, ...options }: SocketParts,
): SocketServer =>
  createSocketServer(server, {
    ...options,
    origin,
    authenticate: (cookies, role) => sessions.authenticate(cookies, role),
    known: (cookies) => sessions.known(cookies),
    onConnection: (principal, socket) => {
      switchboard.connect(principal, socket);
      tablets.connected(principal, socket);
    },
  });

interface Closed {
  readonly switchboard: Switchboard;
  readonly tablets: TabletService;
  readonly sockets: SocketServer;
  readonly http: HttpServer;
}

export async function closeSockets({ switchboard, tablets, sockets, http }: Closed): Promise<void> {
  await tablets.stop();
  await switchboard.stop();
  await heard(sockets);
  // Socket.IO waits for the last connection of the server, and only the server's own end sets these a limit.
  await Promise.all([http[Symbol.asyncDispose](), sockets.close()]);
}
