import { Database } from '@mado/sfu-server/db/database.ts';
import { inject } from 'vitest';
import { newEmbedded } from './embedded-database.ts';
import { execute } from './postgres-cluster.ts';

/** Both databases that the product runs on: suites about rows run on each. */
export const databaseKinds = ['embedded', 'postgres'] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

/** No transaction of a test takes this long unless it waits for itself. In milliseconds. */
const options = { timeoutMs: 20_000 };

/** A migrated, empty database of the test's own. */
export function newDatabase(kind: DatabaseKind): Promise<Database> {
  return kind === 'embedded' ? newEmbedded(options) : newPostgres();
}

let count = 0;

const newPostgres = async (): Promise<Database> => connect(await newPostgresUrl());

/** One more server's way to a PostgreSQL database. */
export const connect = (url: string): Database => Database.postgres(url, () => undefined, options);

/** The address of a migrated, empty PostgreSQL database, for tests that open it more than once. */
export async function newPostgresUrl(): Promise<string> {
  const admin = inject('postgresUrl');
  count += 1;
  const name = `test_${process.pid}_${count}`;
  await execute(admin, `create database ${name} template ${inject('postgresTemplate')}`);
  // The cluster's own address has a user without a host, which is no URL.
  return `postgresql:///${name}?user=postgres&${admin.slice(admin.indexOf('?') + 1)}`;
}

/** The same address in the form that the configuration takes. */
export const configured = (url: string): string => `${url.replace('//postgres@/', '///')}&user=postgres`;
