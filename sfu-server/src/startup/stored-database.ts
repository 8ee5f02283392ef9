import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '../db/database.ts';
import { openAsItIs } from '../db/open.ts';
import { DataDir } from './data-dir.ts';
import { StartupError } from './startup-error.ts';

interface Storage {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
}

/** @throws {StartupError} `data-dir-missing` */
export async function needDataDir(dataDir: string): Promise<void> {
  const found = await stat(dataDir).catch(() => null);
  if (found?.isDirectory() === true) return;
  const message = `${dataDir} is no data directory: set MADO_DATA_DIR to that of the server`;
  throw new StartupError('data-dir-missing', message);
}

/**
 * For a command that has no server: opens the database that there is, at whatever schema it has. PostgreSQL takes it
 * beside the server, the embedded database in its place alone.
 * @param advice what to do where the server has the embedded database
 * @throws {StartupError} `database-missing`, `database-not-mado`, `data-dir-of-other-user`, or `data-dir-in-use`
 */
export async function withStored<T>(
  { dataDir, databaseUrl }: Storage,
  advice: string,
  use: (database: Database) => Promise<T>,
): Promise<T> {
  await using _lock = databaseUrl === null ? await takeEmbedded(dataDir, advice) : null;
  await using database = await openAsItIs({ url: databaseUrl, dataDir }, () => undefined);
  try {
    return await use(database);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    // A table that is not there.
    if (code !== '42P01') throw error;
    const message = 'the database is none of Mado, or older than this version';
    throw new StartupError('database-not-mado', message, { cause: error });
  }
}

/** It can be open in one program only. */
async function takeEmbedded(dataDir: string, advice: string): Promise<DataDir> {
  const found = await stat(path.join(dataDir, 'database', 'PG_VERSION')).catch(() => null);
  if (found === null) {
    const message = `${dataDir} has no database: set DATABASE_URL, or MADO_DATA_DIR to that of the server`;
    throw new StartupError('database-missing', message);
  }
  refuseOtherUser(dataDir, found.uid);
  try {
    return await DataDir.take(dataDir);
  } catch (error) {
    if (!(error instanceof StartupError) || error.code !== 'data-dir-in-use') throw error;
    const message = `the server has the embedded database open, which only one program can: ${advice}`;
    throw new StartupError('data-dir-in-use', message, { cause: error });
  }
}

/** What another user writes, root above all, the server could not read any more, and would not start. */
function refuseOtherUser(dataDir: string, owner: number): void {
  const own = process.getuid?.();
  if (own === undefined || own === owner) return;
  const message = `the database in ${dataDir} is of the user with id ${owner}, and this is ${own}: run this as the server's user`;
  throw new StartupError('data-dir-of-other-user', message);
}
