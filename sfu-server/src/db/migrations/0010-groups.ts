import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  sql`create table interpreter_group (
    id uuid primary key,
    name text not null check (char_length(name) between 1 and 60),
    -- How long a call waits before somebody of the group is rung.
    after_ms integer not null check (after_ms between 0 and 600000),
    -- How many of the group are rung or in calls at once, at most; null: all of them.
    capacity integer check (capacity between 1 and 500)
  )`,
  // Null: one of the ward's own.
  sql`alter table interpreter add column group_id uuid references interpreter_group on delete set null`,
  sql`create index interpreter_of_group on interpreter (group_id) where group_id is not null`,
];

/** Interpreters beyond the ward's own, who are tried after others. */
export const groups: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
