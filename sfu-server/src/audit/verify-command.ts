import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { AuditProblem } from '@mado/core/domain/audit.ts';
import type { StorageConfig } from '../config.ts';
import type { Database } from '../db/database.ts';
import { openAsItIs } from '../db/open.ts';
import { DataDir } from '../startup/data-dir.ts';
import { StartupError } from '../startup/startup-error.ts';
import { readHead } from './head-file.ts';
import { AuditKeys } from './keys.ts';
import { verifyChain, type Verified } from './verify.ts';

/** What a check found, in a line for an operator, and how the command ends. */
export interface Finding {
  readonly text: string;
  readonly exitCode: 0 | 1;
}

const problems: Record<AuditProblem, string> = {
  altered: 'its content is not what was written',
  unlinked: 'it does not follow the entry before it',
  missing: 'it is not there',
  'beginning-cut': 'what stood before it was not removed by retention',
  'end-cut': 'it is not there, though this server wrote it or a later one',
  replaced: 'this server wrote another one in its place',
  'key-unknown': 'it was made with a key that is neither of MADO_SECRET nor in audit-keys',
};

/**
 * Checks the audit log in the database of this configuration, without a server. Nothing is written.
 * @throws {StartupError} when it cannot be checked
 */
export async function verifyStored(storage: StorageConfig): Promise<Finding> {
  const { dataDir, secret } = storage;
  await needFolder(dataDir);
  // Read before the log, which may go on growing: it is never ahead of it.
  const head = await readHead(dataDir);
  const keys = await AuditKeys.read(dataDir, secret);
  if (keys === null) {
    const message = `${dataDir} has no audit-keys, and MADO_SECRET is not set: set one or the other`;
    throw new StartupError('audit-key-missing', message);
  }
  await using _lock = storage.databaseUrl === null ? await takeEmbedded(dataDir) : null;
  await using database = await openAsItIs({ url: storage.databaseUrl, dataDir }, () => undefined);
  return findingOf(await verified(database, { keys, head }), head !== null);
}

async function needFolder(dataDir: string): Promise<void> {
  const found = await stat(dataDir).catch(() => null);
  if (found?.isDirectory() === true) return;
  const message = `${dataDir} is no data directory: set MADO_DATA_DIR to that of the server`;
  throw new StartupError('data-dir-missing', message);
}

/** The embedded database can be open in one program only. */
async function takeEmbedded(dataDir: string): Promise<DataDir> {
  if ((await stat(path.join(dataDir, 'database', 'PG_VERSION')).catch(() => null)) === null) {
    const message = `${dataDir} has no database: set DATABASE_URL, or MADO_DATA_DIR to that of the server`;
    throw new StartupError('database-missing', message);
  }
  try {
    return await DataDir.take(dataDir);
  } catch (error) {
    if (!(error instanceof StartupError) || error.code !== 'data-dir-in-use') throw error;
    const message =
      'the server has the embedded database open, which only one program can: let the server check its log, on the page "Audit log", or end it first';
    throw new StartupError('data-dir-in-use', message, { cause: error });
  }
}

async function verified(database: Database, options: Parameters<typeof verifyChain>[1]): Promise<Verified> {
  try {
    return await verifyChain(database, options);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== '42P01') throw error;
    const message = 'the database has no audit log: it is none of Mado, or older than this version';
    throw new StartupError('database-not-mado', message, { cause: error });
  }
}

function findingOf({ entries, broken }: Verified, hasHead: boolean): Finding {
  if (broken !== null) {
    const text = `audit log broken at entry ${broken.seq}: ${problems[broken.problem]} (${broken.problem})`;
    return { text, exitCode: 1 };
  }
  const limit = hasHead ? '' : '; without the file audit-head it cannot be told whether the end was cut off';
  return { text: `audit log whole: ${entries} ${entries === 1 ? 'entry' : 'entries'}${limit}`, exitCode: 0 };
}
