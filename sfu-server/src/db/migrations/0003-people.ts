import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Accounts of people. The tables `auth_…` are those of better-auth, as it generates them, under names of our kind. */
export const people: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `create table auth_user (
    id text primary key,
    name text not null,
    email text not null unique,
    email_verified boolean not null,
    image text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    role text not null check (role in ('admin', 'supervisor', 'interpreter')),
    disabled_at timestamptz,
    last_sign_in_at timestamptz,
    two_factor_enabled boolean
  )`,
  `create table auth_session (
    id text primary key,
    expires_at timestamptz not null,
    token text not null unique,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    ip_address text,
    user_agent text,
    user_id text not null references auth_user (id) on delete cascade
  )`,
  `create index auth_session_user_id_idx on auth_session (user_id)`,
  `create table auth_account (
    id text primary key,
    account_id text not null,
    provider_id text not null,
    user_id text not null references auth_user (id) on delete cascade,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index auth_account_user_id_idx on auth_account (user_id)`,
  `create table auth_verification (
    id text primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index auth_verification_identifier_idx on auth_verification (identifier)`,
  `create table auth_two_factor (
    id text primary key,
    secret text not null,
    backup_codes text not null,
    user_id text not null references auth_user (id) on delete cascade,
    verified boolean,
    failed_verification_count integer,
    locked_until timestamptz
  )`,
  `create index auth_two_factor_secret_idx on auth_two_factor (secret)`,
  // Which the library takes for granted, and does not see to where two enable it at once.
  `create unique index auth_two_factor_user_id_idx on auth_two_factor (user_id)`,
  `create table auth_passkey (
    id text primary key,
    name text,
    public_key text not null,
    user_id text not null references auth_user (id) on delete cascade,
    credential_id text not null,
    counter integer not null,
    device_type text not null,
    backed_up boolean not null,
    transports text,
    created_at timestamptz,
    aaguid text
  )`,
  `create index auth_passkey_user_id_idx on auth_passkey (user_id)`,
  `create index auth_passkey_credential_id_idx on auth_passkey (credential_id)`,
  `create table used_code (
    user_id text not null references auth_user (id) on delete cascade,
    code_hash text not null,
    used_at timestamptz not null,
    primary key (user_id, code_hash)
  )`,
  `create table invitation (
    id uuid primary key,
    token_hash text not null unique,
    role text not null check (role in ('admin', 'supervisor', 'interpreter')),
    name text not null,
    email text not null,
    languages jsonb not null,
    person_id text references auth_user (id) on delete cascade,
    made_by text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    withdrawn_at timestamptz
  )`,
  `insert into auth_user (id, name, email, email_verified, created_at, updated_at, role)
    select id::text, name, id || '@sample.invalid', false, now(), now(), 'admin' from administrator
    union all
    select id::text, name, id || '@sample.invalid', false, now(), now(), 'interpreter' from interpreter`,
  // Of sessions only those of tablets are kept here from now on.
  `delete from session where role <> 'tablet'`,
  `drop table administrator`,
];
