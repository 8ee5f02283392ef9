import type { PersonRole } from '@mado/core/domain/person.ts';
import type { ColumnType } from 'kysely';

/** An account. The tables `auth_…` belong to better-auth; columns that nobody else needs are left out here. */
interface AuthUserTable {
  id: string;
  name: string;
  /** In small letters: what somebody signs in with. */
  email: string;
  email_verified: boolean;
  created_at: Date;
  updated_at: Date;
  role: PersonRole;
  /** Null while the account can be used. */
  disabled_at: Date | null;
  /** Ours, as the one before: sessions that end are deleted. */
  last_sign_in_at: Date | null;
  two_factor_enabled: boolean | null;
}

interface AuthSessionTable {
  id: string;
  /** What the cookie holds, beside a signature that only this server can make. */
  token: string;
  user_id: string;
  created_at: Date;
  updated_at: Date;
  expires_at: Date;
}

interface AuthAccountTable {
  id: string;
  account_id: string;
  provider_id: string;
  user_id: string;
  password: string | null;
  created_at: Date;
  updated_at: Date;
}

interface AuthVerificationTable {
  id: string;
  expires_at: Date;
}

interface AuthTwoFactorTable {
  id: string;
  user_id: string;
}

interface AuthPasskeyTable {
  id: string;
  user_id: string;
  name: string | null;
  created_at: Date | null;
}

/** One-time codes that were used, for as long as they would be valid. */
interface UsedCodeTable {
  user_id: string;
  code_hash: string;
  used_at: Date;
}

/** A link by which somebody makes their account, or gets back into it. */
interface InvitationTable {
  id: string;
  token_hash: string;
  role: PersonRole;
  name: string;
  email: string;
  /** Of an interpreter: tags. */
  languages: ColumnType<string[], string, string>;
  /** Whose account it gives back; null: it makes a new one. */
  person_id: string | null;
  /** Null: the server itself, or its operator, for an administrator whom nobody knows yet. */
  made_by: string | null;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
  withdrawn_at: Date | null;
}

export interface PeopleSchema {
  auth_user: AuthUserTable;
  auth_session: AuthSessionTable;
  auth_account: AuthAccountTable;
  auth_verification: AuthVerificationTable;
  auth_two_factor: AuthTwoFactorTable;
  auth_passkey: AuthPasskeyTable;
  used_code: UsedCodeTable;
  invitation: InvitationTable;
}
