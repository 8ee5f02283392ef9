import { randomBytes, randomUUID } from 'node:crypto';
import { link, open, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { StartupError } from './startup-error.ts';

const MASTER_BYTES = 32;
const content = z.strictObject({
  version: z.literal(1),
  /** 256 random bits, in base64url. */
  master: z.string().regex(/^[\w-]{43}$/),
});

const fileIn = (dataDir: string): string => path.join(dataDir, 'secrets.json');

/**
 * The secret of a data directory, which is made where there is none. It is taken as the text that it is, so that it can
 * be moved to the environment as it stands.
 * @throws {StartupError} `secrets-exposed`, `secrets-malformed` or `secrets-unusable`
 */
export const openMaster = (dataDir: string): Promise<string> =>
  usable(async () => (await readMaster(fileIn(dataDir))) ?? (await makeMaster(fileIn(dataDir))));

/**
 * The same, where nothing is to be made; null: there is none.
 * @throws {StartupError} `secrets-exposed`, `secrets-malformed` or `secrets-unusable`
 */
export const findMaster = (dataDir: string): Promise<string | null> =>
  usable(() => readMaster(fileIn(dataDir)));

async function usable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof StartupError) throw cause;
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new StartupError('secrets-unusable', `the secrets cannot be read or made: ${detail}`, { cause });
  }
}

async function readMaster(file: string): Promise<string | null> {
  await using handle = await openIfThere(file);
  if (handle === null) return null;
  const { mode } = await handle.stat();
  if ((mode & 0o077) !== 0) {
    const seen = (mode & 0o777).toString(8);
    throw new StartupError(
      'secrets-exposed',
      `${file} can be read or written by others (mode ${seen}): if nobody has, run chmod 600 on it; else remove it, which is a change of the secret`,
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

function parseMaster(text: string, file: string): string {
  try {
    return content.parse(JSON.parse(text)).master;
  } catch {
    // Without the cause, which quotes the text.
    throw new StartupError(
      'secrets-malformed',
      `${file} is damaged: restore it from a backup; or remove it, which is a change of the secret`,
    );
  }
}

/** Written and on disk before it has its name, and never in place of a file that is there. */
async function makeMaster(file: string): Promise<string> {
  const master = randomBytes(MASTER_BYTES).toString('base64url');
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await writeSynced(unfinished, `${JSON.stringify({ version: 1, master })}\n`);
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
