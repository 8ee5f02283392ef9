import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { calls } from './migrations/0001-calls.ts';
import { keptCommands } from './migrations/0002-kept-commands.ts';
import { people } from './migrations/0003-people.ts';
import { tablets } from './migrations/0004-tablets.ts';
import { audit } from './migrations/0005-audit.ts';
import { installation } from './migrations/0006-installation.ts';
import { callQuality } from './migrations/0007-call-quality.ts';
import { routing } from './migrations/0008-routing.ts';
import { matching } from './migrations/0009-matching.ts';
import { groups } from './migrations/0010-groups.ts';
import { opening } from './migrations/0011-opening.ts';
import { strain } from './migrations/0012-strain.ts';
import { standing } from './migrations/0013-standing.ts';
import { wishes } from './migrations/0014-wishes.ts';
import type { Schema } from './schema.ts';

const migrations = {
  '0001-calls': calls,
  '0002-kept-commands': keptCommands,
  '0003-people': people,
  '0004-tablets': tablets,
  '0005-audit': audit,
  '0006-installation': installation,
  '0007-call-quality': callQuality,
  '0008-routing': routing,
  '0009-matching': matching,
  '0010-groups': groups,
  '0011-opening': opening,
  '0012-strain': strain,
  '0013-standing': standing,
  '0014-wishes': wishes,
};

/**
 * Brings the database to the newest schema. Safe to run from several servers at once: Kysely takes a lock.
 * @returns the names of the migrations that were applied.
 */
export async function migrate(db: Kysely<Schema>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('migration failed', { cause: error });
  return (results ?? []).map((result) => result.migrationName);
}
