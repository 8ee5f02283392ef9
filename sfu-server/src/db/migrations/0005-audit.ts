import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  sql`create table audit_entry (
    seq bigint primary key check (seq > 0),
    id uuid not null unique,
    at timestamptz not null,
    actor_kind text not null,
    actor_id uuid,
    action text not null,
    subject_kind text,
    subject_id text,
    from_address text,
    detail jsonb not null check (jsonb_typeof(detail) = 'object' and octet_length(detail::text) <= 8192),
    key_id text not null,
    prev_hash text not null check (length(prev_hash) = 64),
    hash text not null check (length(hash) = 64),
    check ((subject_kind is null) <= (subject_id is null))
  )`,
  sql`create index audit_entry_at on audit_entry (at)`,
  sql`create index audit_entry_actor on audit_entry (actor_id, seq) where actor_id is not null`,
  sql`create index audit_entry_subject on audit_entry (subject_id, seq) where subject_id is not null`,
  sql`create index audit_entry_action on audit_entry (action, seq)`,
  // Whoever owns the table can lift these; the chain then tells.
  sql`create function audit_entry_stays() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        if exists (
          select from audit_entry
          where action = 'audit-pruned' and seq > old.seq and (detail->>'through')::bigint >= old.seq
        ) then
          return old;
        end if;
      end if;
      raise exception 'audit entries stay as they are' using errcode = 'restrict_violation';
    end
  $$`,
  sql`create trigger audit_entry_stays before update or delete on audit_entry
    for each row execute function audit_entry_stays()`,
  sql`create trigger audit_entries_stay before truncate on audit_entry
    for each statement execute function audit_entry_stays()`,
  // What is kept for a time is found by its age.
  sql`create index call_ended on call (ended_at) where state = 'ended'`,
  sql`create index session_expiry on session (expires_at)`,
];

/** Who did what: entries that are added and never changed. Names are not among them. */
export const audit: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
