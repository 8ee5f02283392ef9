import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Sessions } from '@mado/sfu-server/auth/sessions.ts';
import { systemClock } from '@mado/sfu-server/clock.ts';
import { openDatabase, type DatabaseLocation } from '@mado/sfu-server/db/open.ts';
import { keysOf } from '@mado/sfu-server/startup/keys.ts';
import { Secrets } from '@mado/sfu-server/startup/secrets.ts';
import { chromium, type Browser, type Page } from 'playwright-core';
import { spawnServer, type SpawnedServer } from './spawned-server.ts';
import { chromiumFlags, chromiumProgram } from './chromium.ts';
import { makeWard } from './factories.ts';
import { Network, type Host } from './network.ts';
import { answer, open, ring } from './trial.ts';
import { unrecorded } from './unrecorded.ts';

/** What differs from a server as it comes. */
export interface FarSetup {
  readonly port?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** An empty PostgreSQL database in place of an embedded one. */
  readonly databaseUrl?: string;
  /** Lays what else there is, such as a firewall, before anything starts. */
  readonly lay?: (network: Network, folder: string) => Promise<AsyncDisposable>;
}

/**
 * The real server and two real browsers on a network of their own: the interpreter sits beside the server, the tablet is
 * across the line.
 */
export class FarCall implements AsyncDisposable {
  readonly network: Network;
  readonly tablet: Page;
  readonly console: Page;
  readonly #parts: AsyncDisposableStack;

  private constructor(network: Network, pages: { tablet: Page; console: Page }, parts: AsyncDisposableStack) {
    this.network = network;
    this.tablet = pages.tablet;
    this.console = pages.console;
    this.#parts = parts;
  }

  /**
   * Starts everything, and a call that both are in.
   * @param flags of both browsers
   * @param script run in their pages before those of the page
   */
  static async start(
    flags: readonly string[] = [],
    language = 'jsl',
    script?: () => void,
    setup: FarSetup = {},
  ): Promise<FarCall> {
    const { port = '3000', environment = {}, databaseUrl = null } = setup;
    await using parts = new AsyncDisposableStack();
    const folder = await mkdtemp(path.join(tmpdir(), 'mado-network-'));
    parts.defer(() => rm(folder, { recursive: true }));
    const network = parts.use(await Network.lay());
    const cookies = await signedIn({ dataDir: folder, url: databaseUrl }, language);
    if (setup.lay !== undefined) parts.use(await setup.lay(network, folder));
    const database = databaseUrl === null ? embedded : { DATABASE_URL: databaseUrl };
    const server = await serve(network, folder, { MADO_PORT: port, ...database, ...environment });
    parts.defer(async () => {
      server.child.kill('SIGKILL');
      await server.exit;
    });
    const enter = async (host: Host, role: keyof typeof cookies, client: string) => {
      const browser = parts.use(disposable(await launch(network, host, folder, flags)));
      const context = await browser.value.newContext({ ignoreHTTPSErrors: true, locale: 'ja-JP' });
      if (script !== undefined) await context.addInitScript(script);
      const url = `https://${network.serverAddress}:${port}/`;
      const [name = '', value = ''] = cookies[role].split('=');
      await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
      return open(context, `${url}${client}/`);
    };
    const tablet = await enter('client', 'tablet', 'tablet');
    const page = await enter('server', 'interpreter', 'interpreter');
    const pages = { tablet, console: page };
    await ring(pages, language);
    await answer(pages);
    return new FarCall(network, pages, parts.move());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#parts.disposeAsync();
  }
}

const embedded = { MADO_EMBEDDED_DATABASE: 'accept-risk' };

/** A ward with one tablet and one interpreter, and the cookies that both are signed in by. */
async function signedIn(location: DatabaseLocation, language: string) {
  await using database = await openDatabase(location, () => undefined);
  const ward = await makeWard(database, { tablets: 1, interpreters: [[language]], now: systemClock.now() });
  const keys = keysOf(await Secrets.open({ dataDir: location.dataDir, secret: null, formerSecrets: [] }));
  const sessions = new Sessions({
    database,
    clock: systemClock,
    secure: true,
    keys,
    publicUrl: 'https://localhost',
    auditor: unrecorded,
  });
  const cookie = async (role: 'tablet' | 'interpreter', subjectId = '') => {
    const link = await sessions.createLink({ role, subjectId });
    const redeemed = await sessions.redeem(link.replace('/link/', ''), {
      cookies: undefined,
      from: '127.0.0.1',
    });
    if (redeemed.result !== 'signed-in') throw new Error(redeemed.result);
    return redeemed.cookie.split(';')[0] ?? '';
  };
  return {
    tablet: await cookie('tablet', ward.tablets[0]),
    interpreter: await cookie('interpreter', ward.interpreters[0]?.id),
  };
}

async function serve(
  network: Network,
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<SpawnedServer> {
  const [certificate, key] = [path.join(folder, 'certificate.pem'), path.join(folder, 'key.pem')];
  await selfSigned(certificate, key, network.serverAddress);
  const server = spawnServer(
    folder,
    {
      MADO_HOST: network.serverAddress,
      MADO_DATA_DIR: folder,
      MADO_TLS_CERT: certificate,
      MADO_TLS_KEY: key,
      MADO_MEDIA_WORKERS: '1',
      MADO_LOG_LEVEL: 'warn',
      ...environment,
    },
    { before: network.on('server') },
  );
  const failed = server.exit.then((code) => {
    throw new Error(`ended with ${code}: ${server.output()}`);
  });
  await Promise.race([server.says((output) => output.includes('Mado is running')), failed]);
  failed.catch(() => undefined);
  return server;
}

async function selfSigned(certificate: string, key: string, address: string): Promise<void> {
  const subject = ['-subj', `/CN=${address}`, '-addext', `subjectAltName=IP:${address}`];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const files = ['-keyout', key, '-out', certificate];
  await promisify(execFile)('openssl', ['req', '-x509', '-days', '1', ...curve, ...subject, ...files]);
}

async function launch(
  network: Network,
  host: Host,
  folder: string,
  flags: readonly string[],
): Promise<Browser> {
  const executablePath = await network.executable(host, chromiumProgram, folder);
  return chromium.launch({ executablePath, args: [...chromiumFlags('fake'), ...flags], headless: true });
}

const disposable = (value: Browser) => ({ value, [Symbol.asyncDispose]: () => value.close() });
