import { hostname } from 'node:os';
import { messageBudgets, type AppOverrides } from './app-overrides.ts';
import {
  closeSockets,
  createServer,
  createSockets,
  engineConfig,
  localUrl,
  openConfigured,
} from './app-parts.ts';
import { Sessions } from './auth/sessions.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { HttpServer } from './http/server.ts';
import { createLogger } from './log.ts';
import { CallMedia } from './media/call-media.ts';
import { MediasoupEngine } from './media/mediasoup/engine.ts';
import { peersBehind } from './peers.ts';
import { readinessOf } from './readiness.ts';
import { logOutage, logSpool } from './outage/outage-log.ts';
import { Spool } from './outage/spool.ts';
import { metricsOf } from './server-metrics.ts';
import { Secrets } from './startup/secrets.ts';
import { Switchboard } from './switchboard.ts';
import type { TlsKeeper } from './tls/tls-keeper.ts';
import { keepTls } from './tls/tls-log.ts';

export type { AppOverrides } from './app-overrides.ts';

/** The whole server. Closing it undoes everything in reverse order, whatever was reached. */
export class App implements AsyncDisposable {
  readonly database: Database;
  readonly sessions: Sessions;
  readonly switchboard: Switchboard;
  readonly media: CallMedia;
  readonly #config: Config;
  readonly #http: HttpServer;
  readonly #tls: TlsKeeper | null;
  readonly #resources: AsyncDisposableStack;

  constructor(parts: Pick<App, 'database' | 'sessions' | 'switchboard' | 'media'> & AppInternals) {
    this.database = parts.database;
    this.sessions = parts.sessions;
    this.switchboard = parts.switchboard;
    this.media = parts.media;
    this.#config = parts.config;
    this.#http = parts.http;
    this.#tls = parts.tls;
    this.#resources = parts.resources;
  }

  /**
   * Takes up what the rows say, then listens.
   * @returns the address for browsers
   * @throws {StartupError} when the port cannot be had
   */
  async start(): Promise<{ url: string }> {
    await this.switchboard.start();
    const port = await this.#http.listen(this.#config);
    return { url: this.#config.publicUrl ?? localUrl(this.#config, port) };
  }

  /** Looks at the certificate's files at once. */
  async reloadTls(): Promise<void> {
    await this.#tls?.reload();
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
  readonly tls: TlsKeeper | null;
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
  const tls = config.tls === null ? null : resources.use(await keepTls(config.tls, log));
  const secrets = await Secrets.open(config.dataDir, config.secret);
  const secret = secrets.deriveKey('sessions');
  const sessions = new Sessions({ database, clock, secure: config.secure, secret });
  const budgets = messageBudgets(overrides);
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
    messagesPerPerson: budgets.person,
  });
  const metrics = metricsOf({ database, media, switchboard, spool, tls }, onDefect);
  engine.onWorkerDeath(() => {
    metrics.workerDied();
  });
  const readiness = readinessOf({ database, media, switchboard });
  const peers = peersBehind(config.trustedProxies);
  const http = resources.use(
    createServer(config, { log, sessions, database, metrics, readiness, tls, peers }),
  );
  const packetsPerLine = budgets.line;
  const sockets = createSockets(http, config, { sessions, switchboard, peers, packetsPerLine, onDefect });
  resources.defer(() => closeSockets(switchboard, sockets, http));
  return new App({
    database,
    sessions,
    switchboard,
    media,
    config,
    http,
    tls,
    resources: resources.move(),
  });
}
