import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Which commands of the spool have been carried out. */
export const keptCommands: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table kept_command (
      id uuid primary key,
      carried_out_at timestamptz not null
    )`.execute(db);
  },
};
