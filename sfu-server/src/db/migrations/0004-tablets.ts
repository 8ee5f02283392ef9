import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  sql`alter table tablet
    add column name text not null default '',
    add column device text,
    add column paired_at timestamptz,
    add column paired_by uuid,
    add column last_seen_at timestamptz,
    add column revoked_at timestamptz`,
  sql`create index tablet_counter on tablet (counter_id)`,
  sql`create table pairing (
    id uuid primary key,
    device_hash text not null unique,
    code_hash text not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    device text not null,
    address text not null,
    decided_at timestamptz,
    decided_by uuid,
    tablet_id uuid references tablet,
    check ((decided_at is null) = (decided_by is null)),
    check (decided_at is not null or tablet_id is null)
  )`,
  sql`create index pairing_expiry on pairing (expires_at)`,
  sql`create index pairing_tablet on pairing (tablet_id) where tablet_id is not null`,
  sql`create index session_subject on session (role, subject_id)`,
];

/** Tablets that were paired, and devices that ask to be. */
export const tablets: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
