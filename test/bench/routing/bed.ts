import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Database } from '@mado/sfu-server/db/database.ts';
import { migrate } from '@mado/sfu-server/db/migrate.ts';
import pg from 'pg';
import { startPostgres } from '../../support/postgres-cluster.ts';

/** A statement with its parameters; the named ones are prepared once for each connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** A database of its own, where ours and the references work side by side. */
export interface Bed extends AsyncDisposable {
  readonly name: string;
  /** Where libraries connect to by themselves: an address, or the embedded database itself. */
  readonly home: string | PGlite;
  /** The way that the product takes. */
  readonly database: Database;
  /** Another way, for what is prepared and for the bare claim. @returns the rows */
  run(statement: Statement): Promise<readonly unknown[]>;
}

const options = { timeoutMs: 60_000 };

/** PostgreSQL as it is installed: a commit waits for the disk. */
export async function postgresBed(): Promise<Bed> {
  const cluster = await startPostgres({ durable: true });
  await cluster.create('routing');
  const home = cluster.url('routing');
  const database = Database.postgres(home, () => undefined, options);
  await database.read('migrate', migrate);
  const pool = new pg.Pool({ connectionString: home, max: 10, idleTimeoutMillis: 0 });
  // An idle connection may learn of the cluster's end before it has ended itself.
  pool.on('error', () => undefined);
  return {
    name: 'PostgreSQL',
    home,
    database,
    run: async ({ values = [], ...statement }) =>
      (await pool.query<object>({ ...statement, values: [...values] })).rows,
    async [Symbol.asyncDispose]() {
      await pool.end();
      await database[Symbol.asyncDispose]();
      await cluster.stop();
    },
  };
}

/** The embedded database in a folder, as the product opens it. */
export async function embeddedBed(): Promise<Bed> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mado-routing-'));
  const pglite = await PGlite.create(path.join(folder, 'database'));
  const database = Database.embedded(pglite, options);
  await database.read('migrate', migrate);
  return {
    name: 'PGlite',
    home: pglite,
    database,
    run: async ({ text, values = [] }) => (await pglite.query<object>(text, [...values])).rows,
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}
