import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AdminProtocol } from '@mado/core/protocol/admin.ts';
import type { Protocol } from '@mado/core/protocol/contract.ts';
import type { InterpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import type { Role } from '@mado/core/protocol/version.ts';
import { createApp, type App, type AppOverrides } from '@mado/sfu-server/app.ts';
import { readConfig } from '@mado/sfu-server/config.ts';
import { makeWard, type Ward, type WardPlan } from './factories.ts';
import { newDatabase, type DatabaseKind } from './databases.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeMediaEngine } from './fake-media-engine.ts';
import { ScriptedClient } from './scripted-client.ts';

interface ProtocolOf {
  tablet: TabletProtocol;
  interpreter: InterpreterProtocol;
  admin: AdminProtocol;
}

export interface TestAppOptions extends Omit<WardPlan, 'now'> {
  readonly database?: DatabaseKind;
  /** Replaces further parts; without them time stands still and media carry nothing. */
  readonly overrides?: AppOverrides;
  readonly environment?: Readonly<Record<string, string>>;
  /** What the database is for from then on; a trial unless it is said. */
  readonly mode?: 'trial' | 'serve';
}

/** The real server on a database of its own, with a ward in it. */
export class TestApp implements AsyncDisposable {
  readonly app: App;
  readonly url: string;
  readonly ward: Ward;
  readonly clock: FakeClock;
  readonly engine: FakeMediaEngine;
  /** Where it keeps what it cannot write to the database. */
  readonly dataDir: string;
  readonly #clients = new Set<ScriptedClient<Protocol>>();

  private constructor(parts: Pick<TestApp, 'app' | 'url' | 'ward' | 'clock' | 'engine' | 'dataDir'>) {
    this.app = parts.app;
    this.url = parts.url;
    this.ward = parts.ward;
    this.clock = parts.clock;
    this.engine = parts.engine;
    this.dataDir = parts.dataDir;
  }

  static async start(options: TestAppOptions): Promise<TestApp> {
    const clock = new FakeClock();
    const engine = new FakeMediaEngine();
    const database = options.overrides?.database ?? (await newDatabase(options.database ?? 'embedded'));
    const ward = await makeWard(database, { ...options, now: (options.overrides?.clock ?? clock).now() });
    const dataDir = await mkdtemp(path.join(tmpdir(), 'mado-app-'));
    const environment = {
      MADO_PORT: '0',
      MADO_LOG_LEVEL: 'error',
      MADO_DATA_DIR: dataDir,
      MADO_EMBEDDED_DATABASE: 'accept-risk',
      ...options.environment,
    };
    const config = readConfig(environment, options.mode ?? 'trial');
    const app = await createApp(config, {
      clock,
      engine,
      database,
      messagesPer10s: 1_000_000,
      ...options.overrides,
    });
    const { url } = await app.start();
    return new TestApp({ app, url, ward, clock, engine, dataDir });
  }

  /** Signs a browser in by link and hands back its cookie. */
  async signIn(role: Role, subjectId: string): Promise<string> {
    const path = await this.app.accounts.sessions.createLink({ role, subjectId });
    const response = await fetch(this.url + path, { redirect: 'manual' });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie === undefined) throw new Error(`the link did not sign in: ${response.status}`);
    return cookie;
  }

  /** A signed-in, connected client without a screen. */
  async connect<R extends Role>(role: R, subjectId: string): Promise<ScriptedClient<ProtocolOf[R]>> {
    const cookie = await this.signIn(role, subjectId);
    const client = await ScriptedClient.connect<ProtocolOf[R]>(role, { url: this.url, cookie });
    this.#clients.add(client);
    await this.settled();
    return client;
  }

  /** Closes a client, and waits until the server has noticed. */
  async disconnect(client: ScriptedClient<Protocol>): Promise<void> {
    this.#clients.delete(client);
    const { connections } = this.app.switchboard;
    const sockets = [
      ...connections.all('tablet'),
      ...connections.all('interpreter'),
      ...connections.all('admin'),
    ];
    const serverEnd = sockets.find((socket) => socket.id === client.socket.id);
    const gone = serverEnd === undefined ? null : once(serverEnd, 'disconnect');
    client.close();
    await gone;
    await this.settled();
  }

  /** Resolves once the server has carried through everything that was asked of it. */
  async settled(): Promise<void> {
    await this.app.admissions.idle();
    await this.app.switchboard.settled();
    await this.app.retention.settled();
  }

  /** Lets `ms` milliseconds pass, with all that they set off. */
  advance(ms: number): Promise<void> {
    return this.clock.advance(ms, () => this.settled());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of this.#clients) client.close();
    await this.app[Symbol.asyncDispose]();
    await rm(this.dataDir, { recursive: true });
  }
}
