import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // When somebody signed, as far as it still counts: a list of [from, to], in milliseconds since 1970.
  sql`alter table interpreter
    add column signing jsonb not null default '[]'
      check (jsonb_typeof(signing) = 'array' and octet_length(signing::text) <= 8192),
    add column rests_until timestamptz`,
  sql`create index interpreter_resting on interpreter (rests_until) where rests_until is not null`,
];

/** How much somebody signed, and until when they rest from it. */
export const strain: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
