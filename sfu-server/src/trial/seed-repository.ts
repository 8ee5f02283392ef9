import type { Executor } from '../db/database.ts';
import { newId } from '../ids.ts';
import {
  sampleAdministrator,
  sampleCounters,
  sampleDomains,
  sampleInterpreters,
  sampleLanguages,
} from './sample-ward.ts';

/** Any counter at all: a ward whose data were changed since is still this ward. */
export async function hasWard(db: Executor): Promise<boolean> {
  return (await db.selectFrom('counter').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function insertLanguages(db: Executor): Promise<void> {
  const rows = sampleLanguages.map(({ variants = [], ...language }, index) => ({
    ...language,
    variants: JSON.stringify(variants),
    position: index + 1,
  }));
  await db
    .insertInto('language')
    .values(rows)
    .onConflict((conflict) => conflict.column('tag').doNothing())
    .execute();
}

/** Each counter with one tablet. */
export async function insertCounters(db: Executor): Promise<void> {
  const counters = sampleCounters.map((counter) => ({ ...counter, id: newId() }));
  await db.insertInto('counter').values(counters).execute();
  await db
    .insertInto('tablet')
    .values(counters.map((counter) => ({ id: newId(), counter_id: counter.id })))
    .execute();
}

export async function insertPeople(db: Executor, now: Date): Promise<void> {
  const administrator = { id: newId(), name: sampleAdministrator, role: 'admin' as const };
  const people = sampleInterpreters.map((interpreter) => ({ ...interpreter, id: newId() }));
  const accounts = [
    administrator,
    ...people.map(({ id, name }) => ({ id, name, role: 'interpreter' as const })),
  ];
  await db
    .insertInto('auth_user')
    .values(
      accounts.map((account, index) => ({
        ...account,
        // Nobody signs in with it: the sample people come by link.
        email: `${account.role}${index === 0 ? '' : `-${index}`}@sample.invalid`,
        email_verified: false,
        created_at: now,
        updated_at: now,
      })),
    )
    .execute();
  await db
    .insertInto('interpreter')
    .values(
      people.map(({ id, name, gender = null }) => ({ id, name, gender, state_since: now, idle_since: now })),
    )
    .execute();
  const skills = people.flatMap(({ id, skills, variants = [] }) =>
    Object.entries(skills).map(([language, proficiency]) => ({
      interpreter_id: id,
      language,
      proficiency,
      domains: [...sampleDomains],
      variants: [...variants],
    })),
  );
  await db.insertInto('interpreter_skill').values(skills).execute();
}

export interface LinkHolder {
  readonly subjectId: string;
  readonly label: string;
}

export async function findAdministrator(db: Executor): Promise<LinkHolder> {
  const row = await db
    .selectFrom('auth_user')
    .select(['id', 'name'])
    .where('role', '=', 'admin')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  return { subjectId: row.id, label: row.name };
}

export async function findTablets(db: Executor, sections: readonly string[]): Promise<LinkHolder[]> {
  const rows = await db
    .selectFrom('tablet')
    .innerJoin('counter', 'counter.id', 'tablet.counter_id')
    .select(['tablet.id', 'counter.name'])
    .where('counter.section', 'in', sections)
    .where('tablet.revoked_at', 'is', null)
    .orderBy('tablet.id')
    .execute();
  return rows.map((row) => ({ subjectId: row.id, label: row.name }));
}

export async function findInterpreters(db: Executor): Promise<(LinkHolder & { languages: string[] })[]> {
  const people = await db.selectFrom('interpreter').select(['id', 'name']).orderBy('id').execute();
  const skills = await db
    .selectFrom('interpreter_skill')
    .innerJoin('language', 'language.tag', 'interpreter_skill.language')
    .select(['interpreter_id', 'language.tag'])
    .orderBy('language.position')
    .execute();
  return people.map(({ id, name }) => ({
    subjectId: id,
    label: name,
    languages: skills.filter((skill) => skill.interpreter_id === id).map((skill) => skill.tag),
  }));
}
