import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** When calls of a language are taken; null: always. */
export const opening: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table language add column opening jsonb
      check (jsonb_typeof(opening) = 'object' and octet_length(opening::text) <= 16384)`.execute(db);
  },
};
