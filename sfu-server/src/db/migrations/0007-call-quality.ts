import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  sql`create table call_quality (
    call_id uuid not null references call,
    side text not null check (side in ('tablet', 'interpreter')),
    direction text not null check (direction in ('receive', 'send')),
    starts_at timestamptz not null,
    seconds smallint not null check (seconds between 1 and 12),
    judged smallint not null check (judged between 0 and seconds),
    met smallint not null check (met between 0 and judged),
    measures jsonb not null check (jsonb_typeof(measures) = 'object' and octet_length(measures::text) <= 2048),
    primary key (call_id, side, direction, starts_at)
  )`,
];

/** How the picture and the sound of calls were. */
export const callQuality: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
