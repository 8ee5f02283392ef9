import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // The ways in which a language is signed or spoken, as an administrator tells them apart: a list of tag and names.
  sql`alter table language add column variants jsonb not null default '[]'
    check (jsonb_typeof(variants) = 'array' and octet_length(variants::text) <= 8192)`,
  sql`alter table interpreter_skill add column variants text[] not null default '{}'
    check (cardinality(variants) <= 10)`,
  sql`alter table interpreter
    add column gender text check (gender in ('woman', 'man')),
    add column deaf boolean not null default false`,
  // What its visitor wished for, as it was when the call came.
  sql`alter table call
    add column variants text[] not null default '{}' check (cardinality(variants) <= 10),
    add column wished_gender text check (wished_gender in ('woman', 'man')),
    add column wished_deaf boolean not null default false,
    add column wished_interpreter uuid,
    add column excluded_interpreters uuid[] not null default '{}',
    -- Of the counter's ticket, keyed and by the day: neither the number nor another day's calls can be found by it.
    add column ticket_hash text,
    add column next_time text check (next_time in ('same', 'other'))`,
  sql`create index call_of_ticket on call (ticket_hash) where ticket_hash is not null`,
  // Decisions that were made before anybody could wish for anything.
  sql`update call_event set decision = jsonb_set(decision || '{"preferred": {}}', '{skipped}',
    '{"variant": 0, "excluded": 0, "preference": 0}' || (decision -> 'skipped'))
    where decision is not null and decision ? 'skipped'`,
];

/** What a visitor may ask for beyond a language. */
export const wishes: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
