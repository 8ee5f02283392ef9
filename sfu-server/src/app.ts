import type { Accounts } from './accounts.ts';
import { layFoundations } from './app-foundations.ts';
import type { AppOverrides } from './app-overrides.ts';
import {
  closeSockets,
  createAccounts,
  createServer,
  createSockets,
  createSwitchboard,
  createTablets,
  shutOutOf,
} from './app-parts.ts';
import type { Audit } from './audit/audit.ts';
import { CallLog } from './call-log/call-log.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { HttpServer } from './http/server.ts';
import type { CallMedia } from './media/call-media.ts';
import { peersBehind } from './peers.ts';
import { publicUrlOf } from './public-url.ts';
import { readinessOf } from './readiness.ts';
import { Admissions } from './realtime/admissions.ts';
import type { Retention } from './retention/retention.ts';
import { metricsOf } from './server-metrics.ts';
import type { Switchboard } from './switchboard.ts';
import type { TabletService } from './tablet-service.ts';
import type { TlsKeeper } from './tls/tls-keeper.ts';

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
  const base = await layFoundations(config, overrides, resources);
  const { log, database, media, spool, tls, audit, retention, onDefect } = base;
  const admissions = new Admissions(base);
  const accounts = createAccounts(config, base, admissions, overrides, () => metrics);
  const switchboard = createSwitchboard(config, base, overrides, () => metrics);
  const metrics = metricsOf({ database, media, switchboard, spool, tls }, onDefect);
  base.engine.onWorkerDeath(() => {
    metrics.workerDied();
  });
  const connected = { accounts, admissions, switchboard };
  const tablets = createTablets(base, connected);
  const readiness = readinessOf({ database, media, switchboard });
  const routing = {
    database,
    auditor: audit.auditor,
    timeZone: config.timeZone,
    changed: () => {
      switchboard.routingChanged();
    },
  };
  const peers = peersBehind(config.trustedProxies);
  const callLog = new CallLog(database);
  const shutOut = shutOutOf(connected);
  const http = resources.use(
    createServer(config, {
      log,
      accounts,
      tablets,
      routing,
      shutOut,
      metrics,
      callLog,
      readiness,
      audit,
      tls,
      peers,
    }),
  );
  const sockets = createSockets(config, base, overrides, { ...connected, http, tablets, peers });
  resources.defer(() => closeSockets({ switchboard, tablets, sockets, http }));
  resources.defer(() => admissions.stop());
  const parts = { ...connected, database, tablets, media, audit, retention };
  return new App({ ...parts, config, http, tls, resources: resources.move() });
}
