import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // What an administrator set for a language: only what differs from the defaults.
  sql`alter table language add column routing jsonb not null default '{}'
    check (jsonb_typeof(routing) = 'object' and octet_length(routing::text) <= 1024)`,
  sql`alter table interpreter_skill add column domains text[] not null default '{}'`,
  // What the visits of a counter are about, and by how much they come before others, in milliseconds of waiting.
  sql`alter table counter
    add column domain text,
    add column priority_ms integer not null default 0 check (priority_ms between 0 and 600000)`,
  // As it was when the call came. Calls are taken up in the order of what they have waited and what they have before others.
  sql`alter table call
    add column domain text,
    add column waits_since timestamptz`,
  sql`update call set waits_since = requested_at`,
  sql`alter table call alter column waits_since set not null`,
  sql`drop index call_waiting`,
  sql`create index call_waiting on call (waits_since, id) where state in ('queued', 'offered')`,
];

/** What calls ask for beyond their language, and in which order they are taken up. */
export const matching: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
