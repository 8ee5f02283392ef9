import type { AuditDetail } from '@mado/core/domain/audit.ts';
import type { CallState, EndReason, Outcome, Side } from '@mado/core/domain/call.ts';
import type { Modality } from '@mado/core/domain/language.ts';
import type { Decision } from '@mado/core/domain/matching.ts';
import type { OfferState } from '@mado/core/domain/offer.ts';
import type { OpeningHours } from '@mado/core/domain/opening.ts';
import type { GivenBreakReason, InterpreterState, InterpreterStatus } from '@mado/core/domain/presence.ts';
import type { Domain, RoutingSettings } from '@mado/core/domain/routing-settings.ts';
import type { Rating } from '@mado/core/domain/survey.ts';
import type { TimelineType } from '@mado/core/domain/timeline.ts';
import type { Gender, LanguageVariant, NextTime } from '@mado/core/domain/wishes.ts';
import type { Role } from '@mado/core/protocol/version.ts';
import type { InstallationFact } from './installation-repository.ts';
import type { PeopleSchema } from './people-schema.ts';
import type { QualitySchema } from './quality-schema.ts';
import type { ColumnType, Generated, Insertable, Selectable, Updateable } from 'kysely';

interface LanguageTable {
  tag: string;
  modality: Modality;
  position: number;
  /** What was set for it, beside the defaults. */
  routing: ColumnType<RoutingSettings, string | undefined, string>;
  /** When calls of it are taken; null: always. */
  opening: ColumnType<OpeningHours | null, string | null | undefined, string | null>;
  variants: ColumnType<LanguageVariant[], string | undefined, string>;
}

interface CounterTable {
  id: string;
  department: string;
  section: string;
  name: string;
  domain: Domain | null;
  priority_ms: Generated<number>;
}

interface TabletTable {
  id: string;
  counter_id: string;
  /** What people call it. */
  name: Generated<string>;
  /** What it said of itself when it was paired. */
  device: string | null;
  paired_at: Date | null;
  /** A person. */
  paired_by: string | null;
  last_seen_at: Date | null;
  /** Once set it is a tablet no more. */
  revoked_at: Date | null;
}

/** A device that asks to become a tablet, until it is told what became of it. Its codes are stored hashed. */
interface PairingTable {
  id: string;
  /** Of the cookie that the device holds. */
  device_hash: string;
  /** Of what it shows to people, keyed. */
  code_hash: string;
  created_at: Date;
  expires_at: Date;
  device: string;
  address: string;
  decided_at: Date | null;
  /** A person. */
  decided_by: string | null;
  /** Whose it became; null once decided: it was denied. */
  tablet_id: string | null;
}

interface InterpreterTable {
  id: string;
  name: string;
  status: Generated<InterpreterStatus>;
  break_reason: GivenBreakReason | null;
  state: Generated<InterpreterState>;
  state_since: Date;
  /** Since when nobody asked anything of them; kept through a reservation that came to nothing. */
  idle_since: Date;
  wrap_up_until: Date | null;
  /** Offers in a row that rang out. */
  unanswered: Generated<number>;
  /** Nothing is offered to them before. */
  paused_until: Date | null;
  /** Null while a console is connected. */
  disconnected_at: Date | null;
  /** Null: one of the ward's own. */
  group_id: string | null;
  /** When they signed, from and to, in milliseconds since 1970. */
  signing: ColumnType<[number, number][], string | undefined, string>;
  /** No call that strains is offered to them before. */
  rests_until: Date | null;
  /** Null: not said. */
  gender: Gender | null;
  deaf: Generated<boolean>;
}

interface InterpreterGroupTable {
  id: string;
  name: string;
  /** How long a call waits before somebody of the group is rung, in milliseconds. */
  after_ms: number;
  /** Null: none. */
  capacity: number | null;
}

interface InterpreterSkillTable {
  interpreter_id: string;
  language: string;
  /** 1–5. */
  proficiency: number;
  domains: Generated<Domain[]>;
  /** Of the language. */
  variants: Generated<string[]>;
  /** Their status is `available`. This and the next three are kept by the database, from the interpreter's row. */
  available: ColumnType<boolean, never, never>;
  /** Can be rung for the language at this moment. */
  free: ColumnType<boolean, never, never>;
  idle_since: ColumnType<Date, never, never>;
  /** Their group, or the null UUID: one of the ward's own. */
  pool: ColumnType<string, never, never>;
}

/** A signed-in tablet. The cookie's value is stored hashed (SHA-256, hexadecimal). */
interface SessionTable {
  token_hash: string;
  role: Role;
  subject_id: string;
  created_at: Date;
  expires_at: Date;
}

/** A link that signs one browser in, once. */
interface SignInLinkTable {
  token_hash: string;
  role: Role;
  subject_id: string;
  created_at: Date;
  /** Null while it can be used. */
  used_at: Date | null;
}

interface CallTable {
  id: string;
  /** Chosen by the tablet: makes a repeated request harmless. */
  request_id: string;
  tablet_id: string;
  counter_id: string;
  language: string;
  domain: Domain | null;
  /** Those that it takes; none: any. */
  variants: Generated<string[]>;
  wished_gender: Gender | null;
  wished_deaf: Generated<boolean>;
  /** Who is tried first, having been there before. */
  wished_interpreter: string | null;
  excluded_interpreters: Generated<string[]>;
  /** Of the counter's ticket, keyed and by the day; null: it came without one, or that was forgotten. */
  ticket_hash: string | null;
  next_time: NextTime | null;
  state: CallState;
  /** The name of the server that owns its media. */
  node: string;
  interpreter_id: string | null;
  tablet_media: Generated<boolean>;
  interpreter_media: Generated<boolean>;
  outcome: Outcome | null;
  reason: EndReason | null;
  requested_at: Date;
  /** Earlier by what its counter has before others. */
  waits_since: Date;
  accepted_at: Date | null;
  active_at: Date | null;
  ended_at: Date | null;
  /** When it was taken off the tablet. */
  dismissed_at: Date | null;
  /** Since when the side is gone; null while it is there. */
  tablet_lost_at: Date | null;
  console_lost_at: Date | null;
}

interface OfferTable {
  id: string;
  call_id: string;
  interpreter_id: string;
  state: OfferState;
  created_at: Date;
  expires_at: Date;
  closed_at: Date | null;
  reason: string | null;
}

interface CallEventTable {
  /** The order in which events were recorded. */
  seq: Generated<string>;
  id: string;
  call_id: string;
  at: Date;
  type: TimelineType;
  side: Side | null;
  interpreter_id: string | null;
  reason: string | null;
  rating: Rating | null;
  decision: ColumnType<Decision | null, string | null, never>;
}

interface SurveyTable {
  call_id: string;
  rating: Rating;
  at: Date;
}

/** Commands that were carried out from the spool; each row is needed until the spool's file is empty. */
interface KeptCommandTable {
  id: string;
  carried_out_at: Date;
}

/** Kinds and actions are plain text here: what somebody else wrote into the table is to be found, not to be believed. */
interface AuditEntryTable {
  /** 1, 2, 3 …, without a gap. A `bigint`, which drivers hand over as text or as a number. */
  seq: ColumnType<string | number, number, never>;
  id: ColumnType<string, string, never>;
  at: ColumnType<Date, string, never>;
  actor_kind: ColumnType<string, string, never>;
  actor_id: ColumnType<string | null, string | null, never>;
  action: ColumnType<string, string, never>;
  subject_kind: ColumnType<string | null, string | null, never>;
  subject_id: ColumnType<string | null, string | null, never>;
  from_address: ColumnType<string | null, string | null, never>;
  detail: ColumnType<AuditDetail, string, never>;
  key_id: ColumnType<string, string, never>;
  prev_hash: ColumnType<string, string, never>;
  hash: ColumnType<string, string, never>;
}

export interface Schema extends PeopleSchema, QualitySchema {
  language: LanguageTable;
  counter: CounterTable;
  tablet: TabletTable;
  pairing: PairingTable;
  interpreter: InterpreterTable;
  interpreter_group: InterpreterGroupTable;
  interpreter_skill: InterpreterSkillTable;
  session: SessionTable;
  sign_in_link: SignInLinkTable;
  call: CallTable;
  offer: OfferTable;
  call_event: CallEventTable;
  survey: SurveyTable;
  kept_command: KeptCommandTable;
  audit_entry: AuditEntryTable;
  installation: { name: InstallationFact; value: string };
}

export type CallRow = Selectable<CallTable>;
export type CallInsert = Insertable<CallTable>;
export type CallUpdate = Updateable<CallTable>;
export type InterpreterRow = Selectable<InterpreterTable>;
