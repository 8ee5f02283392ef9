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
  // Why somebody was rung.
  sql`alter table call_event add column decision jsonb
    check (jsonb_typeof(decision) = 'object' and octet_length(decision::text) <= 1024)`,
];

/** Offers that ring out, estimates of waits, and why somebody was rung. */
export const routing: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
