import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { chromiumFlags, chromiumProgram } from './chromium.ts';
import { Network, type Host } from './network.ts';
import { trialReady, type TrialReady } from './ready-file.ts';
import { spawnServer } from './spawned-server.ts';

/** `npm start -- --lan` on a computer of a network of its own. */
export class LanTrial implements AsyncDisposable {
  readonly network: Network;
  readonly ready: TrialReady;
  /** What the terminal shows. */
  readonly output: () => string;
  readonly dataDir: string;
  readonly #parts: AsyncDisposableStack;

  private constructor(
    parts: Pick<LanTrial, 'network' | 'ready' | 'output' | 'dataDir'>,
    stack: AsyncDisposableStack,
  ) {
    this.network = parts.network;
    this.ready = parts.ready;
    this.output = parts.output;
    this.dataDir = parts.dataDir;
    this.#parts = stack;
  }

  static async start(): Promise<LanTrial> {
    await using stack = new AsyncDisposableStack();
    const folder = await mkdtemp(path.join(tmpdir(), 'mado-lan-'));
    stack.defer(() => rm(folder, { recursive: true }));
    const network = stack.use(await Network.lay());
    const [dataDir, readyFile] = [path.join(folder, 'data'), path.join(folder, 'ready.json')];
    const { child, exit, output } = spawnServer(
      folder,
      { MADO_DATA_DIR: dataDir, MADO_READY_FILE: readyFile, MADO_MEDIA_WORKERS: '1' },
      { before: network.on('server'), options: ['--trial', '--lan'] },
    );
    stack.defer(async () => {
      child.kill('SIGKILL');
      await exit;
    });
    const failed = exit.then((code) => {
      throw new Error(`ended with ${code}: ${output()}`);
    });
    // The ready file comes after what is printed.
    const ready = await Promise.race([trialReady(folder), failed]);
    failed.catch(() => undefined);
    return new LanTrial({ network, ready, output, dataDir }, stack.move());
  }

  /** A browser on a host, that accepts what the server says of itself. Closed with the trial. */
  async browser(host: Host): Promise<Browser> {
    const executablePath = await this.network.executable(host, chromiumProgram, path.dirname(this.dataDir));
    const browser = await chromium.launch({ executablePath, args: chromiumFlags('fake'), headless: true });
    this.#parts.defer(() => browser.close());
    return browser;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#parts.disposeAsync();
  }
}
