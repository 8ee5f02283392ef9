import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { InterpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import { Sessions } from '@mado/sfu-server/auth/sessions.ts';
import { systemClock } from '@mado/sfu-server/clock.ts';
import type { Database } from '@mado/sfu-server/db/database.ts';
import { openDatabase } from '@mado/sfu-server/db/open.ts';
import { keysOf } from '@mado/sfu-server/startup/keys.ts';
import { Secrets } from '@mado/sfu-server/startup/secrets.ts';
import { newPostgresUrl, type DatabaseKind } from '../support/databases.ts';
import { makeWard, type Ward, type WardPlan } from '../support/factories.ts';
import { ScriptedClient } from '../support/scripted-client.ts';
import { unrecorded } from '../support/unrecorded.ts';
import { spawnServer, type SpawnedServer } from '../support/spawned-server.ts';

export type Tablet = ScriptedClient<TabletProtocol>;
export type Console = ScriptedClient<InterpreterProtocol>;

/** One connection of every tablet and every interpreter, in the ward's order. */
export interface Everybody {
  readonly tablets: readonly Tablet[];
  readonly consoles: readonly Console[];
}

/** The real program on data that outlive it, to be killed and started again. Its ports stay the same. */
export class Restartable implements AsyncDisposable {
  readonly ward: Ward;
  /** The data directory. */
  readonly folder: string;
  readonly #databaseUrl: string | null;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #cookies: ReadonlyMap<string, string>;
  readonly #clients = new Set<{ close(): void }>();
  #server: SpawnedServer | null = null;

  private constructor(
    parts: Pick<Restartable, 'ward' | 'folder'> & {
      databaseUrl: string | null;
      environment: Readonly<Record<string, string>>;
      cookies: ReadonlyMap<string, string>;
    },
  ) {
    this.ward = parts.ward;
    this.folder = parts.folder;
    this.#databaseUrl = parts.databaseUrl;
    this.#environment = parts.environment;
    this.#cookies = parts.cookies;
  }

  /** Fills a database of the test's own with a ward whose people are signed in. Nothing runs yet. */
  static async create(
    kind: DatabaseKind,
    plan: Omit<WardPlan, 'now'>,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Restartable> {
    const folder = await mkdtemp(path.join(tmpdir(), 'mado-restart-'));
    const databaseUrl = kind === 'embedded' ? null : (more['DATABASE_URL'] ?? (await newPostgresUrl()));
    const environment = {
      MADO_DATA_DIR: folder,
      MADO_PORT: String(await freePort()),
      MADO_MEDIA_PORT: String(await freePort()),
      MADO_MEDIA_WORKERS: '1',
      MADO_LOG_LEVEL: 'warn',
      ...(databaseUrl === null ? { MADO_EMBEDDED_DATABASE: 'accept-risk' } : { DATABASE_URL: databaseUrl }),
      ...more,
    };
    await using database = await openDatabase({ url: databaseUrl, dataDir: folder }, () => undefined);
    const ward = await makeWard(database, { ...plan, now: systemClock.now() });
    // The program finds the same in its data directory.
    const keys = keysOf(await Secrets.open({ dataDir: folder, secret: null, formerSecrets: [] }));
    const sessions = new Sessions({
      database,
      clock: systemClock,
      secure: false,
      keys,
      publicUrl: 'http://localhost',
      auditor: unrecorded,
    });
    const cookies = await signIn(sessions, ward);
    return new Restartable({ ward, folder, databaseUrl, environment, cookies });
  }

  /** Where the program keeps what is not in rows. */
  get dataDir(): string {
    return this.folder;
  }

  get url(): string {
    return `http://localhost:${this.#environment['MADO_PORT']}`;
  }

  /** Resolves once the program takes calls. @throws what it printed, when it ended instead */
  async start(): Promise<void> {
    const server = spawnServer(this.folder, this.#environment);
    this.#server = server;
    const failed = server.exit.then((code) => {
      throw new Error(`ended with ${code}: ${server.output()}`);
    });
    await Promise.race([server.says((output) => output.includes('Mado is running')), failed]);
    failed.catch(() => undefined);
  }

  /** Sends a signal and waits for the end. @returns the exit code */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const { child, exit } = this.#running;
    child.kill(signal);
    const code = await exit;
    for (const client of this.#clients) client.close();
    this.#clients.clear();
    return code;
  }

  /** Connects everybody. Those who are connected when the program ends are closed. */
  async gather(): Promise<Everybody> {
    const everybody = await gatherAt(this.url, this);
    for (const client of [...everybody.tablets, ...everybody.consoles]) this.#clients.add(client);
    return everybody;
  }

  /** What is in the rows. The embedded database can be opened only while the program does not run. */
  async rows<T>(read: (database: Database) => Promise<T>): Promise<T> {
    await using database = await this.openDatabase();
    return await read(database);
  }

  /** What rings goes on ringing, and who rests goes on resting, however long the start of a server takes. */
  bePatient(): Promise<unknown> {
    return this.rows((database) =>
      database.transaction('patience', (tx) =>
        tx
          .updateTable('language')
          .set({ routing: JSON.stringify({ offerTimeoutMs: 60_000, wrapUpMs: 600_000 }) })
          .execute(),
      ),
    );
  }

  openDatabase(): Promise<Database> {
    return openDatabase({ url: this.#databaseUrl, dataDir: this.folder }, () => undefined);
  }

  get pid(): number {
    return this.#running.child.pid ?? 0;
  }

  /** Everything that the program printed so far. */
  get output(): string {
    return this.#running.output();
  }

  cookie(id: string): string {
    return this.#cookies.get(id) ?? '';
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#server !== null) await this.end('SIGKILL');
    await rm(this.folder, { recursive: true });
  }

  get #running(): SpawnedServer {
    if (this.#server === null) throw new Error('the program was not started');
    return this.#server;
  }
}

/** Connects everybody of the ward to a server that runs elsewhere on its data. */
export async function gatherAt(url: string, server: Restartable): Promise<Everybody> {
  const connect = <P extends TabletProtocol | InterpreterProtocol>(
    role: 'tablet' | 'interpreter',
    id: string,
  ) => ScriptedClient.connect<P>(role, { url, cookie: server.cookie(id) });
  const { tablets, interpreters } = server.ward;
  return {
    tablets: await Promise.all(tablets.map((id) => connect<TabletProtocol>('tablet', id))),
    consoles: await Promise.all(
      interpreters.map(({ id }) => connect<InterpreterProtocol>('interpreter', id)),
    ),
  };
}

/** Signs every tablet and interpreter of a ward in. @returns their cookies, by their ids */
export async function signIn(sessions: Sessions, ward: Ward): Promise<Map<string, string>> {
  const subjects = [
    ...ward.tablets.map((subjectId) => ({ role: 'tablet' as const, subjectId })),
    ...ward.interpreters.map(({ id: subjectId }) => ({ role: 'interpreter' as const, subjectId })),
  ];
  const cookies = new Map<string, string>();
  for (const subject of subjects) {
    const link = await sessions.createLink(subject);
    const redeemed = await sessions.redeem(link.replace('/link/', ''), {
      cookies: undefined,
      from: '127.0.0.1',
    });
    if (redeemed.result !== 'signed-in') throw new Error(redeemed.result);
    cookies.set(subject.subjectId, redeemed.cookie.split(';')[0] ?? '');
  }
  return cookies;
}

async function freePort(): Promise<number> {
  const holder = net.createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  holder.close();
  await once(holder, 'close');
  return port;
}
