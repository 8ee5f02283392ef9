import { hostname } from 'node:os';
import type { RoutingTimes } from '@mado/core/domain/routing-defaults.ts';
import type { Server as SocketServer } from 'socket.io';
import { Sessions } from './auth/sessions.ts';
import { CallLog } from './call-log/call-log.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { openDatabase } from './db/open.ts';
import { clientFolders } from './http/clients.ts';
import { createHttp } from './http/create-http.ts';
import type { ReadinessChecks } from './http/health.ts';
import { HttpServer } from './http/server.ts';
import { createLogger, type Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import { CallMedia } from './media/call-media.ts';
import type { MediaEngine } from './media/media-engine.ts';
import { MediasoupEngine } from './media/mediasoup/engine.ts';
import { publicUrlOf } from './public-url.ts';
import { readinessOf } from './readiness.ts';
import { heard } from './realtime/heard.ts';
import { createSocketServer } from './realtime/socket-server.ts';
import { logOutage, logSpool } from './outage/outage-log.ts';
import { Spool } from './outage/spool.ts';
import { metricsOf } from './server-metrics.ts';
import { Switchboard } from './switchboard.ts';
import { TabletService } from './tablet-service.ts';
import { factsInLog, type RecordFact } from './tablets/record-fact.ts';

/** What a caller may bring along instead of what the configuration would make. It is closed with the app. */
export interface AppOverrides {
  readonly clock?: Clock;
  readonly database?: Database;
  readonly engine?: MediaEngine;
  readonly log?: Logger;
  readonly times?: RoutingTimes;
  /** How many messages a person may send in ten seconds. */
  readonly messagesPer10s?: number;
  readonly record?: RecordFact;
}

/** The whole server. Closing it undoes everything in reverse order, whatever was reached. */
export class App implements AsyncDisposable {
  readonly database: Database;
  readonly sessions: Sessions;
  readonly switchboard: Switchboard;
  readonly media: CallMedia;
  readonly tablets: TabletService;
  readonly #config: Config;
  readonly #http: HttpServer;
  readonly #resources: AsyncDisposableStack;

  constructor(
    parts: Pick<App, 'database' | 'sessions' | 'switchboard' | 'media' | 'tablets'> & AppInternals,
  ) {
    this.database = parts.database;
    this.sessions = parts.sessions;
    this.switchboard = parts.switchboard;
    this.media = parts.media;
    this.tablets = parts.tablets;
    this.#config = parts.config;
    this.#http = parts.http;
    this.#resources = parts.resources;
  }

  /**
   * Takes up what the rows say, then listens.
   * @returns the address for browsers
   * @throws {StartupError} when the port cannot be had
   */
  async start(): Promise<{ url: string }> {
    await this.switchboard.start();
    this.tablets.start();
    const port = await this.#http.listen(this.#config);
    return { url: publicUrlOf(this.#config, port) };
  }

  /** No new calls from now on; resolves once those that run have ended, or after the configured limit. */
  drain(): Promise<void> {
    return this.switchboard.drain(this.#config.drainMs);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#resources.disposeAsync();
  }
}

interface AppInternals {
  readonly config: Config;
  readonly http: HttpServer;
  readonly resources: AsyncDisposableStack;
}

/**
 * Puts the server together. Nothing listens until {@link App.start}.
 * @throws {StartupError | MediaStartError} when something it needs cannot be had
 */
export async function createApp(config: Config, overrides: AppOverrides = {}): Promise<App> {
  await using resources = new AsyncDisposableStack();
  const log = overrides.log ?? createLogger(config.logLevel);
  const clock = overrides.clock ?? systemClock;
  const database = resources.use(overrides.database ?? (await openConfigured(config, log)));
  const engine = resources.use(overrides.engine ?? (await MediasoupEngine.create(engineConfig(config))));
  const media = resources.use(new CallMedia(engine));
  const spool = await Spool.open(config.dataDir, (event) => {
    logSpool(log, event);
  });
  resources.defer(() => spool.close());
  const { secure, secret } = config;
  const sessions = new Sessions({ database, clock, secure, secret });
  const onDefect = (where: string, error: unknown) => {
    log.error({ err: error, where }, 'defect');
  };
  const switchboard = new Switchboard({
    database,
    clock,
    media,
    spool,
    metrics: () => metrics,
    node: hostname(),
    onOutage: (news) => {
      logOutage(log, news);
    },
    onDefect,
    times: overrides.times,
    messagesPer10s: overrides.messagesPer10s,
  });
  const metrics = metricsOf({ database, media, switchboard, spool }, onDefect);
  engine.onWorkerDeath(() => {
    metrics.workerDied();
  });
  const record = overrides.record ?? factsInLog(log);
  const tablets = new TabletService({ config, database, clock, sessions, switchboard, record, onDefect });
  const readiness = readinessOf({ database, media, switchboard });
  const parts = { log, sessions, database, metrics, readiness, tablets };
  const http = resources.use(await createServer(config, parts));
  const sockets = createSocketServer(http.server, {
    authenticate: (cookies, role) => sessions.authenticate(cookies, role),
    origin: config,
    onConnection: (principal, socket) => {
      switchboard.connect(principal, socket);
      tablets.connected(principal, socket);
    },
    onDefect,
  });
  resources.defer(() => closeSockets({ switchboard, tablets, sockets, http }));
  return new App({
    database,
    sessions,
    switchboard,
    media,
    tablets,
    config,
    http,
    resources: resources.move(),
  });
}

const openConfigured = (config: Config, log: Logger): Promise<Database> =>
  openDatabase({ url: config.databaseUrl, dataDir: config.dataDir }, (error) => {
    log.warn({ err: error }, 'database connection broke');
  });

const engineConfig = ({ media }: Config) => ({
  listenAddress: media.listenAddress,
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
  readonly tablets: TabletService;
}

function createServer(config: Config, { database, ...parts }: ServerParts): Promise<HttpServer> {
  const handler = createHttp({ ...parts, config, callLog: new CallLog(database), clients: clientFolders });
  return HttpServer.create(handler, config.tls);
}

interface Lines {
  readonly switchboard: Switchboard;
  readonly tablets: TabletService;
  readonly sockets: SocketServer;
  readonly http: HttpServer;
}

async function closeSockets({ switchboard, tablets, sockets, http }: Lines): Promise<void> {
  await tablets.stop();
  await switchboard.stop();
  await heard(sockets);
  // Socket.IO waits for the last connection of the server, and only the server's own end sets these a limit.
  await Promise.all([http[Symbol.asyncDispose](), sockets.close()]);
}
