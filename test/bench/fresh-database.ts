import { PGlite } from '@electric-sql/pglite';
import { Database } from '@mado/sfu-server/db/database.ts';
import { migrate } from '@mado/sfu-server/db/migrate.ts';

/** An empty embedded database in memory, at the newest schema. */
export async function freshDatabase(): Promise<Database> {
  const database = Database.embedded(await PGlite.create(), { timeoutMs: 60_000 });
  await database.read('migrate', migrate);
  return database;
}
