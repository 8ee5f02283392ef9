import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { identify, isAlive, type ProcessIdentity } from './process-identity.ts';
import { StartupError } from './startup-error.ts';

const lockContent = z.object({ pid: z.number().int().positive(), started: z.string().nullable() });
const ATTEMPTS = 5;

/** The data directory, held by this process alone until disposed of. A holder that died does not block it. */
export class DataDir implements AsyncDisposable {
  readonly #lock: string;
  readonly #content: string;

  private constructor(lock: string, content: string) {
    this.#lock = lock;
    this.#content = content;
  }

  /**
   * Creates the directory where it is missing, for its owner alone, and takes it.
   * @throws {StartupError} `data-dir-unusable` or `data-dir-in-use`
   */
  static async take(folder: string): Promise<DataDir> {
    try {
      await makeFolder(folder);
      await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
      const content = JSON.stringify(identify(process.pid));
      const lock = path.join(folder, 'server.lock');
      await takeLock(folder, lock, content);
      return new DataDir(lock, content);
    } catch (cause) {
      if (cause instanceof StartupError) throw cause;
      const detail = errorCode(cause) ?? String(cause);
      const advice = 'give this user the right to read and write it, or set MADO_DATA_DIR';
      throw new StartupError('data-dir-unusable', `${folder} cannot be used (${detail}): ${advice}`, {
        cause,
      });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if ((await readLock(this.#lock)) === this.#content) await rm(this.#lock, { force: true });
  }
}

/** Not `recursive`: under a folder that can hold none, such as /proc, Node would try for ever. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return;
    if (errorCode(error) !== 'ENOENT' || path.dirname(folder) === folder) throw error;
    await makeFolder(path.dirname(folder));
    await mkdir(folder, { mode: 0o700 });
  }
}

async function takeLock(folder: string, lock: string, content: string): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (await createLock(lock, content)) return;
    const found = await readLock(lock);
    if (found === null) continue;
    const owner = parseOwner(found);
    if (owner !== null && isAlive(owner)) throw inUse(folder, owner.pid);
    await removeStale(lock, found);
  }
  throw inUse(folder, null);
}

/** @returns false where there is a lock already. */
async function createLock(lock: string, content: string): Promise<boolean> {
  try {
    await writeFile(lock, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  return (await readLock(lock)) === content;
}

/** Moves the dead lock out of the way first: between reading and removing it another server may have taken its place. */
async function removeStale(lock: string, stale: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if ((await readLock(aside)) === stale) await rm(aside, { force: true });
  else await rename(aside, lock);
}

async function readLock(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** A lock that makes no sense was being written when its owner died. */
function parseOwner(text: string): ProcessIdentity | null {
  try {
    return lockContent.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function inUse(folder: string, pid: number | null): StartupError {
  const who = pid === null ? 'another server' : `the server with process id ${pid}`;
  return new StartupError('data-dir-in-use', `${folder} is in use by ${who}: end it, or set MADO_DATA_DIR`);
}

const errorCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
