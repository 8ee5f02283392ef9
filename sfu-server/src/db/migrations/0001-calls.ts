import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  sql`create table language (
    tag text primary key check (length(tag) between 2 and 35),
    modality text not null check (modality in ('sign', 'spoken')),
    position integer not null
  )`,
  sql`create table counter (
    id uuid primary key,
    department text not null,
    section text not null,
    name text not null
  )`,
  sql`create table tablet (
    id uuid primary key,
    counter_id uuid not null references counter
  )`,
  sql`create table interpreter (
    id uuid primary key,
    name text not null,
    status text not null default 'offline' check (status in ('offline', 'available', 'break')),
    break_reason text,
    state text not null default 'idle' check (state in ('idle', 'reserved', 'on-call', 'wrap-up')),
    state_since timestamptz not null,
    idle_since timestamptz not null,
    wrap_up_until timestamptz,
    disconnected_at timestamptz,
    check ((state = 'wrap-up') = (wrap_up_until is not null)),
    check ((status = 'break') = (break_reason is not null))
  )`,
  sql`create index interpreter_wrap_up on interpreter (wrap_up_until) where state = 'wrap-up'`,
  sql`create index interpreter_disconnected on interpreter (disconnected_at) where status <> 'offline'`,
  sql`create table interpreter_skill (
    interpreter_id uuid not null references interpreter on delete cascade,
    language text not null references language,
    proficiency integer not null check (proficiency between 1 and 5),
    primary key (interpreter_id, language)
  )`,
  sql`create index interpreter_skill_language on interpreter_skill (language)`,
  sql`create table administrator (
    id uuid primary key,
    name text not null
  )`,
  sql`create table session (
    token_hash text primary key,
    role text not null check (role in ('tablet', 'interpreter', 'admin')),
    subject_id uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  sql`create table sign_in_link (
    token_hash text primary key,
    role text not null check (role in ('tablet', 'interpreter', 'admin')),
    subject_id uuid not null,
    created_at timestamptz not null,
    used_at timestamptz
  )`,
  sql`create table call (
    id uuid primary key,
    request_id uuid not null,
    tablet_id uuid not null references tablet,
    counter_id uuid not null references counter,
    language text not null references language,
    state text not null check (state in ('queued', 'offered', 'connecting', 'active', 'ended')),
    node text not null,
    interpreter_id uuid references interpreter,
    tablet_media boolean not null default false,
    interpreter_media boolean not null default false,
    outcome text check (outcome in ('completed', 'cancelled', 'no-answer', 'unavailable', 'failed')),
    reason text,
    requested_at timestamptz not null,
    accepted_at timestamptz,
    active_at timestamptz,
    ended_at timestamptz,
    dismissed_at timestamptz,
    tablet_lost_at timestamptz,
    console_lost_at timestamptz,
    unique (tablet_id, request_id),
    check ((state = 'ended') = (outcome is not null and reason is not null and ended_at is not null)),
    check (state not in ('connecting', 'active') or (interpreter_id is not null and accepted_at is not null)),
    check (state <> 'active' or active_at is not null)
  )`,
  sql`create unique index call_one_live_per_tablet on call (tablet_id) where state <> 'ended'`,
  sql`create unique index call_one_live_per_interpreter on call (interpreter_id) where state in ('connecting', 'active')`,
  sql`create index call_waiting on call (requested_at, id) where state in ('queued', 'offered')`,
  sql`create index call_answered on call (accepted_at) where state in ('connecting', 'active')`,
  sql`create index call_tablet_latest on call (tablet_id, id desc)`,
  sql`create index call_interpreter_latest on call (interpreter_id, accepted_at desc) where interpreter_id is not null`,
  sql`create table offer (
    id uuid primary key,
    call_id uuid not null references call,
    interpreter_id uuid not null references interpreter,
    state text not null check (state in ('pending', 'accepted', 'declined', 'timed-out', 'rescinded')),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    closed_at timestamptz,
    reason text,
    check ((state = 'pending') = (closed_at is null))
  )`,
  sql`create unique index offer_one_pending_per_interpreter on offer (interpreter_id) where state = 'pending'`,
  sql`create unique index offer_one_accepted_per_call on offer (call_id) where state = 'accepted'`,
  sql`create index offer_pending_expiry on offer (expires_at) where state = 'pending'`,
  sql`create index offer_call on offer (call_id)`,
  sql`create table call_event (
    seq bigint generated always as identity primary key,
    id uuid not null unique,
    call_id uuid not null references call,
    at timestamptz not null,
    type text not null,
    side text check (side in ('tablet', 'interpreter')),
    interpreter_id uuid references interpreter,
    reason text,
    rating integer check (rating between 1 and 3)
  )`,
  sql`create index call_event_call on call_event (call_id, seq)`,
  sql`create table survey (
    call_id uuid primary key references call,
    rating integer not null check (rating between 1 and 3),
    at timestamptz not null
  )`,
];

/** People, tablets, calls and what happened to them. */
export const calls: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
