import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What is said once of a database as a whole: what it is for, what its audit log is called. */
export const installation: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table installation (name text primary key, value text not null)`.execute(db);
  },
};
