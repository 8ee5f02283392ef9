import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const program = path.join(import.meta.dirname, '../../sfu-server/bin/serve.ts');

/** The real program in a process of its own. */
export interface SpawnedServer {
  readonly child: ChildProcess & { readonly stdin: NonNullable<ChildProcess['stdin']> };
  /** Its exit code, once it has ended; null when a signal ended it. */
  readonly exit: Promise<number | null>;
  /** Everything it printed so far, on either stream. */
  readonly output: () => string;
  /** Resolves with the output once that fits. */
  readonly says: (fits: (output: string) => boolean) => Promise<string>;
}

export interface SpawnOptions {
  /** A command that runs the program, such as one that runs it elsewhere. */
  readonly before?: readonly string[];
  /** Of the program. */
  readonly options?: readonly string[];
}

/** Starts the program with this environment and no other. */
export function spawnServer(
  folder: string,
  environment: Readonly<Record<string, string>>,
  { before = [], options = [] }: SpawnOptions = {},
): SpawnedServer {
  const { PATH = '' } = process.env;
  const [command = '', ...args] = [...before, process.execPath, program, ...options];
  const child = spawn(command, args, {
    cwd: folder,
    env: { PATH, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      for (const listen of heard) listen();
    });
  }
  const exit = once(child, 'close').then(([code]) => code as number | null);
  const says = (fits: (text: string) => boolean) =>
    new Promise<string>((resolve) => {
      const listen = () => {
        if (!fits(output)) return;
        heard.delete(listen);
        resolve(output);
      };
      heard.add(listen);
      listen();
    });
  return { child, exit, says, output: () => output };
}
