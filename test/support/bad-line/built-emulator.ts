import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const source = path.join(import.meta.dirname, 'emulator.cc');
const cache = path.join(import.meta.dirname, '../../../node_modules/.cache/mado');

/** The program of `emulator.cc`, built once for each version of it: a media worker's compiler is here anyhow. */
export async function builtEmulator(): Promise<string> {
  const version = createHash('sha256')
    .update(await readFile(source))
    .digest('hex')
    .slice(0, 12);
  const program = path.join(cache, `bad-line-${version}`);
  if (await isThere(program)) return program;
  await mkdir(cache, { recursive: true });
  const unfinished = `${program}.${process.pid}`;
  await run('c++', ['-std=c++17', '-O2', '-Wall', '-Wextra', '-Werror', '-o', unfinished, source]);
  await rename(unfinished, program);
  return program;
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
