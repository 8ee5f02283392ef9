import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Database, type DatabaseOptions } from './database.ts';
import { migrate } from './migrate.ts';

export interface DatabaseLocation {
  /** A PostgreSQL connection string, or null for the embedded database. */
  readonly url: string | null;
  /** Where the embedded database keeps its files. */
  readonly dataDir: string;
}

/** Opens the configured database at its newest schema. */
export async function openDatabase(
  location: DatabaseLocation,
  onIdleError: (error: Error) => void,
  options: DatabaseOptions = {},
): Promise<Database> {
  const database =
    location.url === null
      ? await openEmbedded(location.dataDir, options)
      : Database.postgres(location.url, onIdleError, options);
  try {
    await bringUp(database, location, onIdleError);
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
  return database;
}

/** Opens a database that is there, at whatever schema it has. */
export const openAsItIs = async (
  { url, dataDir }: DatabaseLocation,
  onIdleError: (error: Error) => void,
): Promise<Database> => (url === null ? openEmbedded(dataDir, {}) : Database.postgres(url, onIdleError));

async function openEmbedded(dataDir: string, options: DatabaseOptions): Promise<Database> {
  const folder = path.join(dataDir, 'database');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return Database.embedded(await PGlite.create(folder), options);
}

/** What a table of years takes to get an index, in milliseconds. */
const MIGRATION_MS = 3_600_000;

/** Over a connection that has time, where there is one to be had. */
async function bringUp(
  database: Database,
  { url }: DatabaseLocation,
  onIdleError: (error: Error) => void,
): Promise<void> {
  if (url === null) {
    await database.read('migrate', migrate);
    return;
  }
  await using patient = Database.postgres(url, onIdleError, { timeoutMs: MIGRATION_MS });
  await patient.read('migrate', migrate);
}
