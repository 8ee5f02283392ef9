import { hostname } from 'node:os';
import type { RoutingTimes } from '@mado/core/domain/routing-defaults.ts';
import type { Accounts } from './accounts.ts';
import {
  closeSockets,
  createDoor,
  createEngine,
  createHttpServer,
  createSockets,
  openConfigured,
} from './assembly.ts';
import type { PersonAuthDeps } from './auth/person-auth.ts';
import { CallLog } from './call-log/call-log.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { HttpServer } from './http/server.ts';
import { createLogger, type Logger } from './log.ts';
import { CallMedia } from './media/call-media.ts';
import type { MediaEngine } from './media/media-engine.ts';
import { logOutage, logSpool } from './outage/outage-log.ts';
import { Spool } from './outage/spool.ts';
import { publicUrlOf } from './public-url.ts';
import { readinessOf } from './readiness.ts';
import type { Admissions } from './realtime/admissions.ts';
import { metricsOf } from './server-metrics.ts';
import { Switchboard } from './switchboard.ts';

/** What a caller may bring along instead of what the configuration would make. It is closed with the app. */
export interface AppOverrides {
  readonly clock?: Clock;
  readonly database?: Database;
  readonly engine?: MediaEngine;
  readonly log?: Logger;
  readonly times?: RoutingTimes;
  /** How passwords are hashed. */
  readonly password?: PersonAuthDeps['password'];
  /** How many messages a person may send in ten seconds. */
  readonly messagesPer10s?: number;
}

/** The whole server. Closing it undoes everything in reverse order, whatever was reached. */
export class App implements AsyncDisposable {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly admissions: Admissions;
  readonly switchboard: Switchboard;
  readonly media: CallMedia;
  readonly #config: Config;
  readonly #http: HttpServer;
  readonly #resources: AsyncDisposableStack;

  constructor(
    parts: Pick<App, 'database' | 'accounts' | 'admissions' | 'switchboard' | 'media'> & AppInternals,
  ) {
    this.database = parts.database;
    this.accounts = parts.accounts;
    this.admissions = parts.admissions;
    this.switchboard = parts.switchboard;
    this.media = parts.media;
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
  const engine = resources.use(overrides.engine ?? (await createEngine(config)));
  const media = resources.use(new CallMedia(engine));
  const spool = await Spool.open(config.dataDir, (event) => {
    logSpool(log, event);
  });
  resources.defer(() => spool.close());
  const onDefect = (where: string, error: unknown) => {
    log.error({ err: error, where }, 'defect');
  };
  const takeOff = (interpreterId: string) => switchboard.takeOff(interpreterId);
  const { password } = overrides;
  const door = createDoor(config, { database, clock, takeOff, onDefect, password });
  const { accounts, admissions, shutOut } = door;
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
  const readiness = readinessOf({ database, media, switchboard });
  const callLog = new CallLog(database);
  const http = resources.use(
    await createHttpServer(config, { log, accounts, shutOut, metrics, callLog, readiness }),
  );
  const sockets = createSockets(config, { http, accounts, admissions, switchboard, onDefect });
  resources.defer(() => closeSockets(switchboard, sockets, http));
  resources.defer(() => admissions.stop());
  return new App({
    database,
    accounts,
    admissions,
    switchboard,
    media,
    config,
    http,
    resources: resources.move(),
  });
}
