import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // How many offers in a row rang out at somebody, and until when they are left in peace for it.
  sql`alter table interpreter
    add column unanswered integer not null default 0 check (unanswered >= 0),
    add column paused_until timestamptz`,
  sql`create index interpreter_paused on interpreter (paused_until) where paused_until is not null`,
  // What calls of a language took lately, for the estimate of a wait.
  sql`create index call_answered_latest on call (language, accepted_at desc)
    where state = 'ended' and accepted_at is not null`,
];

/** Offers that ring out, and estimates of waits. */
export const routing: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
