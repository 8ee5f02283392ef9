import { hostname } from 'node:os';
import type { Accounts } from './accounts.ts';
import { messageBudgets, type AppOverrides } from './app-overrides.ts';
import {
  closeSockets,
  createAccounts,
  createEngine,
  createServer,
  createSockets,
  openConfigured,
} from './app-parts.ts';
import { Audit } from './audit/audit.ts';
import type { Subject } from './auth/principal.ts';
import { CallLog } from './call-log/call-log.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { HttpServer } from './http/server.ts';
import { createLogger } from './log.ts';
import { CallMedia } from './media/call-media.ts';
import { logOutage, logSpool } from './outage/outage-log.ts';
import { Spool } from './outage/spool.ts';
import { peersBehind } from './peers.ts';
import { publicUrlOf } from './public-url.ts';
import { readinessOf } from './readiness.ts';
import { Admissions } from './realtime/admissions.ts';
import { disconnectSubject } from './realtime/disconnect-subject.ts';
import { Retention } from './retention/retention.ts';
import { metricsOf } from './server-metrics.ts';
import { Secrets } from './startup/secrets.ts';
import { Switchboard } from './switchboard.ts';
import { TabletService } from './tablet-service.ts';
import type { TlsKeeper } from './tls/tls-keeper.ts';
import { keepTls } from './tls/tls-log.ts';

export type { AppOverrides } from './app-overrides.ts';

/** The whole server. Closing it undoes everything in reverse order, whatever was reached. */
export class App implements AsyncDisposable {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly admissions: Admissions;
  readonly switchboard: Switchboard;
  readonly media: CallMedia;
  readonly audit: Audit;
  readonly retention: Retention;
  readonly tablets: TabletService;
  readonly #config: Config;
  readonly #http: HttpServer;
  readonly #tls: TlsKeeper | null;
  readonly #resources: AsyncDisposableStack;

  constructor(parts: AppParts & AppInternals) {
    this.database = parts.database;
    this.accounts = parts.accounts;
    this.admissions = parts.admissions;
    this.switchboard = parts.switchboard;
    this.media = parts.media;
    this.audit = parts.audit;
    this.retention = parts.retention;
    this.tablets = parts.tablets;
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
    this.retention.start();
    this.tablets.start();
    const port = await this.#http.listen(this.#config);
    return { url: publicUrlOf(this.#config, port) };
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

type AppParts = Pick<
  App,
  'database' | 'accounts' | 'admissions' | 'switchboard' | 'tablets' | 'media' | 'audit' | 'retention'
>;

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
  const engine = resources.use(overrides.engine ?? (await createEngine(config)));
  const media = resources.use(new CallMedia(engine));
  const spool = await Spool.open(config.dataDir, (event) => {
    logSpool(log, event);
  });
  resources.defer(() => spool.close());
  const tls = config.tls === null ? null : resources.use(await keepTls(config.tls, log));
  const { secret, dataDir, kept } = config;
  const audit = resources.use(await Audit.open({ database, clock, log, dataDir, secret }));
  const retention = resources.use(new Retention({ database, auditor: audit.auditor, clock, log, kept }));
  const onDefect = (where: string, error: unknown) => {
    log.error({ err: error, where }, 'defect');
  };
  const admissions = new Admissions({ database, clock, onDefect });
  const { sessionsChanged } = admissions;
  const key = (await Secrets.open(dataDir, secret)).deriveKey('sessions');
  const accounts = createAccounts(config, {
    database,
    clock,
    sessionsChanged,
    secret: key,
    auditor: audit.auditor,
    password: overrides.password,
  });
  const budgets = messageBudgets(overrides);
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
  const { sessions } = accounts;
  const tablets = new TabletService({
    secure: config.secure,
    secret: key,
    database,
    clock,
    sessions,
    switchboard,
    auditor: audit.auditor,
    onDefect,
  });
  const shutOut = (subject: Subject) => {
    sessions.forget(subject);
    return disconnectSubject(switchboard.gateway, subject, 'account-disabled');
  };
  const readiness = readinessOf({ database, media, switchboard });
  const peers = peersBehind(config.trustedProxies);
  const callLog = new CallLog(database);
  const http = resources.use(
    createServer(config, { log, accounts, tablets, shutOut, metrics, callLog, readiness, audit, tls, peers }),
  );
  const packetsPerLine = budgets.line;
  const sockets = createSockets(http, config, {
    sessions,
    switchboard,
    tablets,
    peers,
    packetsPerLine,
    onDefect,
  });
  resources.defer(() => closeSockets({ switchboard, tablets, sockets, http }));
  admissions.watch(sockets);
  resources.defer(() => admissions.stop());
  const parts = { database, accounts, admissions, switchboard, tablets, media, audit, retention };
  return new App({ ...parts, config, http, tls, resources: resources.move() });
}
