import { createHash, randomUUID } from 'node:crypto';
import { access, constants, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { LifeSign, lifeSignName, mayLive } from './life-sign.ts';
import { StartupError } from './startup-error.ts';

/** `pid` and `host` are for people: in a container both are its own. */
const lockContent = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  sign: z.string().regex(lifeSignName),
});
type Owner = z.infer<typeof lockContent>;

const ATTEMPTS = 5;

/**
 * The data directory, held by this process alone until disposed of, among all that share it on one host, be they in
 * containers of their own. A holder that died does not block it.
 */
export class DataDir implements AsyncDisposable {
  readonly #lock: string;
  readonly #content: string;
  readonly #sign: LifeSign;

  private constructor(lock: string, content: string, sign: LifeSign) {
    this.#lock = lock;
    this.#content = content;
    this.#sign = sign;
  }

  /**
   * Creates the directory where it is missing, for its owner alone, and takes it.
   * @throws {StartupError} `data-dir-unusable` or `data-dir-in-use`
   */
  static async take(folder: string): Promise<DataDir> {
    try {
      await makeFolder(folder);
      await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
      return await DataDir.#take(folder);
    } catch (cause) {
      if (cause instanceof StartupError) throw cause;
      const detail = errorCode(cause) ?? String(cause);
      const advice = 'give this user the right to read and write it, or set MADO_DATA_DIR';
      throw new StartupError('data-dir-unusable', `${folder} cannot be used (${detail}): ${advice}`, {
        cause,
      });
    }
  }

  static async #take(folder: string): Promise<DataDir> {
    await using resources = new AsyncDisposableStack();
    const sign = resources.use(await LifeSign.give(folder));
    const owner: Owner = { pid: process.pid, host: hostname(), sign: sign.name };
    const [lock, content] = [path.join(folder, 'server.lock'), JSON.stringify(owner)];
    await takeLock(folder, lock, content);
    resources.move();
    return new DataDir(lock, content, sign);
  }

  /** The sign goes last: a lock without one is nobody's. */
  async [Symbol.asyncDispose](): Promise<void> {
    if ((await readLock(this.#lock)) === this.#content) await rm(this.#lock, { force: true });
    await this.#sign[Symbol.asyncDispose]();
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
    if (owner !== null && (await mayLive(folder, owner.sign))) throw inUse(folder, owner);
    await removeStale(folder, { lock, stale: found, content });
  }
  throw inUse(folder, null);
}

/** Written before it has its name: nobody sees half of it. @returns false where there is a lock already. */
async function createLock(lock: string, content: string): Promise<boolean> {
  const unfinished = `${lock}.${randomUUID()}`;
  try {
    await writeFile(unfinished, content, { flag: 'wx', mode: 0o600 });
    await link(unfinished, lock);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
  return (await readLock(lock)) === content;
}

interface Stale {
  readonly lock: string;
  /** What the lock of the dead holds. */
  readonly stale: string;
  /** What a lock of this process holds. */
  readonly content: string;
}

/**
 * Removes the lock of a dead holder, unless another process is at it. Between reading and removing it another one could
 * have taken its place, and lose it: so who removes it has a lock of its own for that, named after what is removed. While
 * somebody has it, nobody else touches the dead lock, and what stands there still is the dead one. Who died at it is
 * removed in the same way.
 */
async function removeStale(folder: string, { lock, stale, content }: Stale): Promise<void> {
  const removal = `${path.join(folder, 'server.lock')}.${digest(stale)}`;
  if (!(await createLock(removal, content))) {
    const found = await readLock(removal);
    const remover = found === null ? null : parseOwner(found);
    if (found === null || (remover !== null && (await mayLive(folder, remover.sign)))) return;
    await removeStale(folder, { lock: removal, stale: found, content });
    return;
  }
  if ((await readLock(lock)) === stale) {
    await rm(lock);
    const owner = parseOwner(stale);
    if (owner !== null) await rm(path.join(folder, owner.sign), { force: true });
  }
  await rm(removal, { force: true });
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

async function readLock(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** A lock that makes no sense was made by nobody who lives. */
function parseOwner(text: string): Owner | null {
  try {
    return lockContent.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function inUse(folder: string, owner: Owner | null): StartupError {
  const who = owner === null ? 'another server' : `the server with process id ${owner.pid} on ${owner.host}`;
  return new StartupError('data-dir-in-use', `${folder} is in use by ${who}: end it, or set MADO_DATA_DIR`);
}

const errorCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
