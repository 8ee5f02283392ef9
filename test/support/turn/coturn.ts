import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Whether this machine has coturn. */
export const hasCoturn = (): boolean =>
  spawnSync('turnserver', ['--version'], { stdio: 'ignore' }).status === 0;

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
    const [command, ...args] = [...before, 'turnserver', '-c', file] as const;
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
