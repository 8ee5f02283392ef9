import { Database } from '@mado/sfu-server/db/database.ts';
import { migrate } from '@mado/sfu-server/db/migrate.ts';
import type { TestProject } from 'vitest/node';
import { dumpOfEmbedded } from './embedded-database.ts';
import { execute, startPostgres } from './postgres-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the cluster's own database. */
    postgresUrl: string;
    /** The migrated database that each test's own is a copy of. */
    postgresTemplate: string;
  }
}

const template = 'mado_template';

/** Runs once before all tests: one PostgreSQL cluster and one dump of the embedded database serve them all. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startPostgres();
  await dumpOfEmbedded();
  await execute(cluster.url('postgres'), `create database ${template}`);
  const migrated = Database.postgres(cluster.url(template), () => undefined);
  await migrated.read('migrate', migrate);
  await migrated[Symbol.asyncDispose]();
  project.provide('postgresUrl', cluster.url('postgres'));
  project.provide('postgresTemplate', template);
  return () => cluster.stop();
}
