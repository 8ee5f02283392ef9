import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

const cache = process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
const runs = (file: string) => spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0;
/** That of the machine, or the one that the set-up unpacked. */
const program = ['turnserver', path.join(cache, 'mado/coturn/turnserver')].find(runs);

/** Whether there is a coturn to test with. */
export const hasCoturn = (): boolean => program !== undefined;

/** A TURN server with a configuration. */
export class Coturn implements AsyncDisposable {
  /** Everything it said so far. */
  readonly log: () => string;
  readonly #end: () => Promise<void>;

  private constructor(log: () => string, end: () => Promise<void>) {
    this.log = log;
    this.#end = end;
  }

  /**
   * @param before a command that runs it elsewhere
   * @param folder of its own, for its files
   */
  static async start(
    before: readonly [string, ...string[]],
    folder: string,
    configuration: string,
  ): Promise<Coturn> {
    const file = path.join(folder, 'turnserver.conf');
    const own = [`pidfile=${path.join(folder, 'turnserver.pid')}`, `userdb=${path.join(folder, 'turndb')}`];
    await writeFile(file, [configuration, ...own, 'verbose', ''].join('\n'), { mode: 0o600 });
    const [command, ...args] = [...before, program ?? 'turnserver', '-c', file] as const;
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: folder });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
    const gone = once(child, 'close');
    const coturn = new Coturn(
      () => said,
      async () => {
        child.kill('SIGKILL');
        await gone;
      },
    );
    await Promise.race([
      coturn.#ready(),
      gone.then(() => Promise.reject(new Error(`coturn ended: ${said}`))),
    ]);
    return coturn;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end();
  }

  async #ready(): Promise<void> {
    while (!/auth thread|Total auth threads/.test(this.log()))
      await new Promise((done) => setTimeout(done, 20));
  }
}
