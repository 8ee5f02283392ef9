import type { Language } from '@mado/core/domain/language.ts';
import type { PersonRole } from '@mado/core/domain/person.ts';
import { sql } from 'kysely';
import type { Executor } from '../db/database.ts';

export interface StoredPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: PersonRole;
  readonly languages: readonly string[];
  readonly disabledAt: Date | null;
  readonly password: boolean;
  readonly twoFactor: boolean;
  readonly passkeys: number;
  readonly lastSignInAt: Date | null;
}

/** Everybody. */
export async function findPeople(db: Executor): Promise<StoredPerson[]> {
  const rows = await db
    .selectFrom('auth_user')
    .select((eb) => [
      'id',
      'name',
      'email',
      'role',
      'disabled_at',
      'last_sign_in_at',
      'two_factor_enabled',
      eb
        .selectFrom('auth_passkey')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('auth_passkey.user_id', '=', 'auth_user.id')
        .as('passkeys'),
      eb
        .selectFrom('auth_account')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('auth_account.user_id', '=', 'auth_user.id')
        .where('password', 'is not', null)
        .as('passwords'),
      sql<string[]>`array(
        select skill.language from interpreter_skill skill join language on language.tag = skill.language
        where skill.interpreter_id::text = auth_user.id order by language.position)`.as('languages'),
    ])
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    languages: row.languages,
    disabledAt: row.disabled_at,
    password: (row.passwords ?? 0) > 0,
    twoFactor: row.two_factor_enabled === true,
    passkeys: row.passkeys ?? 0,
    lastSignInAt: row.last_sign_in_at,
  }));
}

export async function emailIsTaken(db: Executor, email: string): Promise<boolean> {
  const row = await db.selectFrom('auth_user').select('id').where('email', '=', email).executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody of this role can sign in. */
export async function anybodyIs(db: Executor, role: PersonRole): Promise<boolean> {
  const row = await db
    .selectFrom('auth_user')
    .select('id')
    .where('role', '=', role)
    .where('disabled_at', 'is', null)
    // Somebody of a sample ward has no way in by themself.
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('auth_account')
            .select('auth_account.id')
            .whereRef('auth_account.user_id', '=', 'auth_user.id')
            .where('password', 'is not', null),
        ),
        eb.exists(
          eb
            .selectFrom('auth_passkey')
            .select('auth_passkey.id')
            .whereRef('auth_passkey.user_id', '=', 'auth_user.id'),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: PersonRole;
  readonly at: Date;
}

/** @returns false where the address has an account: of any number at once, one gets it */
export async function insertPerson(db: Executor, { at, ...person }: NewPerson): Promise<boolean> {
  const row = await db
    .insertInto('auth_user')
    .values({ ...person, email_verified: false, created_at: at, updated_at: at })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Beside their account: what the routing knows of an interpreter. */
export async function insertInterpreter(
  db: Executor,
  { id, name, languages, at }: { id: string; name: string; languages: readonly string[]; at: Date },
): Promise<void> {
  await db
    .insertInto('interpreter')
    .values({ id, name, state_since: at, idle_since: at, disconnected_at: at })
    .execute();
  await db
    .insertInto('interpreter_skill')
    .values(languages.map((language) => ({ interpreter_id: id, language, proficiency: usualProficiency })))
    .execute();
}

/** Of five: until somebody says otherwise. */
const usualProficiency = 3;

/** In the order of the tablets. */
export const languagesOfWard = (db: Executor): Promise<Language[]> =>
  db.selectFrom('language').select(['tag', 'modality']).orderBy('position').execute();

/** Of these, the languages that the ward does not have. */
export async function unknownLanguages(db: Executor, tags: readonly string[]): Promise<string[]> {
  const known = new Set((await languagesOfWard(db)).map(({ tag }) => tag));
  return tags.filter((tag) => !known.has(tag));
}

/** The password by which somebody signs in from now on, in place of any before. */
export async function setPassword(
  db: Executor,
  { id, accountId, hash, at }: { id: string; accountId: string; hash: string; at: Date },
): Promise<void> {
  await db
    .deleteFrom('auth_account')
    .where('user_id', '=', id)
    .where('provider_id', '=', 'credential')
    .execute();
  await db
    .insertInto('auth_account')
    .values({
      id: accountId,
      // The library's own way to say that an account is a password.
      account_id: id,
      provider_id: 'credential',
      user_id: id,
      password: hash,
      created_at: at,
      updated_at: at,
    })
    .execute();
}

/** Whoever lost their second factor gets in without it, and may set up another. */
export async function dropSecondFactors(db: Executor, id: string): Promise<void> {
  await db.deleteFrom('auth_two_factor').where('user_id', '=', id).execute();
  await db.deleteFrom('auth_passkey').where('user_id', '=', id).execute();
  await db.updateTable('auth_user').set({ two_factor_enabled: false }).where('id', '=', id).execute();
}

export async function deleteSessionsOf(db: Executor, id: string): Promise<void> {
  await db.deleteFrom('auth_session').where('user_id', '=', id).execute();
}

export async function setDisabled(db: Executor, id: string, at: Date | null): Promise<void> {
  await db.updateTable('auth_user').set({ disabled_at: at }).where('id', '=', id).execute();
}

export async function setRole(db: Executor, id: string, role: PersonRole): Promise<void> {
  await db.updateTable('auth_user').set({ role }).where('id', '=', id).execute();
}
