import type { Server as SocketServer } from 'socket.io';
import { Accounts, type AccountsDeps } from './accounts.ts';
import type { Subject } from './auth/principal.ts';
import { newToken } from './auth/tokens.ts';
import type { CallLog } from './call-log/call-log.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { openDatabase } from './db/open.ts';
import { clientFolders } from './http/clients.ts';
import { createHttp, type HttpDeps } from './http/create-http.ts';
import { HttpServer } from './http/server.ts';
import type { Logger } from './log.ts';
import type { MediaEngine } from './media/media-engine.ts';
import { MediasoupEngine } from './media/mediasoup/engine.ts';
import { publicUrlOf } from './public-url.ts';
import { Admissions, type AdmissionsDeps } from './realtime/admissions.ts';
import { heard } from './realtime/heard.ts';
import { createSocketServer, type SocketServerOptions } from './realtime/socket-server.ts';
import type { Switchboard } from './switchboard.ts';

/** The parts of the server, as the configuration wants them. */

export const openConfigured = (config: Config, log: Logger): Promise<Database> =>
  openDatabase({ url: config.databaseUrl, dataDir: config.dataDir }, (error) => {
    log.warn({ err: error }, 'database connection broke');
  });

export const createEngine = ({ media }: Config): Promise<MediaEngine> =>
  MediasoupEngine.create({
    listenAddress: media.listenAddress,
    ...(media.announcedAddress === null ? {} : { announcedAddress: media.announcedAddress }),
    firstPort: media.port,
    workers: media.workers,
    protocols: media.protocols,
    videoCodecs: media.videoCodecs,
  });

/** Who may come in, who is in, and how they have to go. */
export function createDoor(
  config: Config,
  deps: AdmissionsDeps & Pick<AccountsDeps, 'password'>,
): { accounts: Accounts; admissions: Admissions; shutOut: (subject: Subject) => void } {
  const { database, clock, password } = deps;
  const admissions = new Admissions(deps);
  const { sessionsChanged } = admissions;
  const accounts = createAccounts(config, { database, clock, sessionsChanged, password });
  const shutOut = (subject: Subject) => {
    accounts.sessions.forget(subject);
    admissions.shutOut(subject);
  };
  return { accounts, admissions, shutOut };
}

const createAccounts = (
  config: Config,
  deps: Pick<AccountsDeps, 'database' | 'clock' | 'sessionsChanged' | 'password'>,
): Accounts =>
  new Accounts({
    ...deps,
    secret: config.secret ?? newToken(),
    secure: config.secure,
    publicUrl: publicUrlOf(config, config.port),
    append: () => Promise.resolve(),
  });

export const createHttpServer = (
  config: Config,
  deps: Omit<HttpDeps, 'config' | 'clients' | 'callLog'> & { callLog: CallLog },
): Promise<HttpServer> =>
  HttpServer.create(createHttp({ ...deps, config, clients: clientFolders }), config.tls);

export interface SocketsDeps extends Pick<SocketServerOptions, 'onDefect'> {
  readonly http: HttpServer;
  readonly accounts: Accounts;
  readonly admissions: Admissions;
  readonly switchboard: Switchboard;
}

export function createSockets(
  config: Config,
  { http, accounts, admissions, switchboard, onDefect }: SocketsDeps,
): SocketServer {
  const sockets = createSocketServer(http.server, {
    authenticate: (cookies, role) => accounts.sessions.authenticate(cookies, role),
    origin: config,
    onConnection: (principal, socket) => {
      switchboard.connect(principal, socket);
      // Between the question who it is and now, they may have been shut out.
      if (principal.role !== 'tablet') admissions.sessionsChanged();
    },
    onDefect,
  });
  admissions.watch(sockets);
  return sockets;
}

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
