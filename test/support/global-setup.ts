import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Database } from '@mado/sfu-server/db/database.ts';
import { migrate } from '@mado/sfu-server/db/migrate.ts';
import type { TestProject } from 'vitest/node';
import { execute, startPostgres } from './postgres-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A dump of the migrated embedded database: loading it takes a tenth of the time of making it. */
    embeddedDump: string;
    /** Connection string of the cluster's own database. */
    postgresUrl: string;
    /** The migrated database that each test's own is a copy of. */
    postgresTemplate: string;
  }
}

const template = 'mado_template';

/** Runs once before all tests: one PostgreSQL cluster and one dump of the embedded database serve them all. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mado-test-'));
  const cluster = await startPostgres();
  project.provide('embeddedDump', await dumpEmbedded(folder));
  await execute(cluster.url('postgres'), `create database ${template}`);
  const migrated = Database.postgres(cluster.url(template), () => undefined);
  await migrated.read('migrate', migrate);
  await migrated[Symbol.asyncDispose]();
  project.provide('postgresUrl', cluster.url('postgres'));
  project.provide('postgresTemplate', template);
  return async () => {
    await cluster.stop();
    await rm(folder, { recursive: true });
  };
}

async function dumpEmbedded(folder: string): Promise<string> {
  const pglite = await PGlite.create();
  const database = Database.embedded(pglite, { timeoutMs: 60_000 });
  await database.read('migrate', migrate);
  const file = path.join(folder, 'embedded.tar');
  await writeFile(file, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()));
  await database[Symbol.asyncDispose]();
  return file;
}
