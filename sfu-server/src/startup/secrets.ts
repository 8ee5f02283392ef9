import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { link, open, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { StartupError } from './startup-error.ts';

/** What keys are for. Each use has a key of its own, so that none can stand in for another. */
export type KeyName = 'sessions' | 'auth' | 'pairing' | 'audit' | 'tickets';

const KEY_BYTES = 32;
const content = z.strictObject({
  version: z.literal(1),
  /** 256 random bits, in base64url. */
  master: z.string().regex(/^[\w-]{43}$/),
});

/** The one secret of an installation, from which all others follow. */
export class Secrets {
  readonly #master: Uint8Array;

  constructor(master: string | Uint8Array) {
    this.#master = typeof master === 'string' ? Buffer.from(master) : master;
  }

  /**
   * The secret of the environment if there is one, else that of the data directory, which is made on the first start.
   * @throws {StartupError} `secrets-exposed`, `secrets-malformed` or `secrets-unusable`
   */
  static async open(dataDir: string, fromEnvironment: string | null): Promise<Secrets> {
    if (fromEnvironment !== null) return new Secrets(fromEnvironment);
    const file = path.join(dataDir, 'secrets.json');
    try {
      return new Secrets((await readMaster(file)) ?? (await makeMaster(file)));
    } catch (cause) {
      if (cause instanceof StartupError) throw cause;
      const detail = cause instanceof Error ? cause.message : String(cause);
      throw new StartupError('secrets-unusable', `the secrets cannot be read or made: ${detail}`, { cause });
    }
  }

  /** 256 bits in hexadecimal, always the same for a name (HKDF-SHA-256). */
  deriveKey(name: KeyName): string {
    return Buffer.from(hkdfSync('sha256', this.#master, '', `mado/${name}`, KEY_BYTES)).toString('hex');
  }
}

async function readMaster(file: string): Promise<Uint8Array | null> {
  await using handle = await openIfThere(file);
  if (handle === null) return null;
  const { mode } = await handle.stat();
  if ((mode & 0o077) !== 0) {
    const seen = (mode & 0o777).toString(8);
    throw new StartupError(
      'secrets-exposed',
      `${file} can be read or written by others (mode ${seen}): if nobody has, run chmod 600 on it; else remove it, which signs everybody out and unpairs every tablet`,
    );
  }
  return parseMaster(await handle.readFile('utf8'), file);
}

async function openIfThere(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, 'r');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function parseMaster(text: string, file: string): Uint8Array {
  try {
    return Buffer.from(content.parse(JSON.parse(text)).master, 'base64url');
  } catch {
    // Without the cause, which quotes the text.
    throw new StartupError(
      'secrets-malformed',
      `${file} is damaged: restore it from a backup; or remove it, which signs everybody out and unpairs every tablet`,
    );
  }
}

/** Written and on disk before it has its name, and never in place of a file that is there. */
async function makeMaster(file: string): Promise<Uint8Array> {
  const master = randomBytes(KEY_BYTES);
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await writeSynced(
      unfinished,
      `${JSON.stringify({ version: 1, master: master.toString('base64url') })}\n`,
    );
    await link(unfinished, file);
    await syncFolder(path.dirname(file));
    return master;
  } catch (error) {
    const others = isCode(error, 'EEXIST') ? await readMaster(file) : null;
    if (others === null) throw error;
    return others;
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function writeSynced(file: string, text: string): Promise<void> {
  await using handle = await open(file, 'wx', 0o600);
  await handle.writeFile(text);
  await handle.sync();
}

async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
