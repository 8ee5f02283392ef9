import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { Database } from '@mado/sfu-server/db/database.ts';
import { inject } from 'vitest';
import { execute } from './postgres-cluster.ts';

/** Both databases that the product runs on: suites about rows run on each. */
export const databaseKinds = ['embedded', 'postgres'] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

/** No transaction of a test takes this long unless it waits for itself. In milliseconds. */
const options = { timeoutMs: 20_000 };

/** A migrated, empty database of the test's own. */
export function newDatabase(kind: DatabaseKind): Promise<Database> {
  return kind === 'embedded' ? newEmbedded() : newPostgres();
}

async function newEmbedded(): Promise<Database> {
  const loadDataDir = new Blob([await readFile(inject('embeddedDump'))]);
  return Database.embedded(await PGlite.create({ loadDataDir }), options);
}

let count = 0;

const newPostgres = async (): Promise<Database> => openPostgres(await newPostgresUrl());

/** Another way into a database of {@link newPostgresUrl}, as a second server process has it. */
export const openPostgres = (url: string): Database => Database.postgres(url, () => undefined, options);

/** The address of a migrated, empty database of the test's own. */
export async function newPostgresUrl(): Promise<string> {
  const admin = inject('postgresUrl');
  count += 1;
  const name = `test_${process.pid}_${count}`;
  await execute(admin, `create database ${name} template ${inject('postgresTemplate')}`);
  return admin.replace('/postgres?', `/${name}?`);
}
