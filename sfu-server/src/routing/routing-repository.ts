import type { OpeningHours } from '@mado/core/domain/opening.ts';
import type { InterpreterGroup } from '@mado/core/domain/overflow.ts';
import type { RoutingSettings } from '@mado/core/domain/routing-settings.ts';
import type { CounterRouting, RoutingView, SkillSetting } from '@mado/core/protocol/rest/routing.ts';
import type { Executor } from '../db/database.ts';

export const languages = (db: Executor): Promise<RoutingView['languages']> =>
  db
    .selectFrom('language')
    .select(['tag', 'modality', 'routing as settings', 'opening', 'variants'])
    .orderBy('position')
    .execute();

export const counters = (db: Executor): Promise<RoutingView['counters']> =>
  db
    .selectFrom('counter')
    .select(['id as counterId', 'department', 'section', 'name', 'domain', 'priority_ms as priorityMs'])
    .orderBy('id')
    .execute();

export async function interpreters(db: Executor): Promise<RoutingView['interpreters']> {
  const people = await db
    .selectFrom('interpreter')
    .select(['id as interpreterId', 'name', 'group_id as groupId', 'gender', 'deaf'])
    .orderBy('id')
    .execute();
  const skills = await db
    .selectFrom('interpreter_skill')
    .innerJoin('language', 'language.tag', 'interpreter_skill.language')
    .select([
      'interpreter_id',
      'language.tag as language',
      'proficiency',
      'domains',
      'interpreter_skill.variants',
    ])
    .orderBy('language.position')
    .execute();
  const of = Map.groupBy(skills, (skill) => skill.interpreter_id);
  return people.map((person) => ({
    ...person,
    skills: (of.get(person.interpreterId) ?? []).map(({ language, proficiency, domains, variants }) => ({
      language,
      proficiency,
      domains,
      variants,
    })),
  }));
}

export const groups = (db: Executor): Promise<RoutingView['groups']> =>
  db
    .selectFrom('interpreter_group')
    .select(['id as groupId', 'name', 'after_ms as afterMs', 'capacity'])
    .orderBy('after_ms')
    .orderBy('id')
    .execute();

/** @returns what was set before, or null where there is no such language */
export async function lockLanguage(db: Executor, tag: string): Promise<RoutingSettings | null> {
  const query = db.selectFrom('language').select('routing').where('tag', '=', tag).forUpdate();
  return (await query.executeTakeFirst())?.routing ?? null;
}

export async function setLanguage(db: Executor, tag: string, settings: RoutingSettings): Promise<void> {
  const routing = JSON.stringify(settings);
  await db.updateTable('language').set({ routing }).where('tag', '=', tag).execute();
}

/** @returns what was set before, or null where there is no such language */
export async function lockOpening(
  db: Executor,
  tag: string,
): Promise<{ readonly opening: OpeningHours | null } | null> {
  const query = db.selectFrom('language').select('opening').where('tag', '=', tag).forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

export async function setOpening(db: Executor, tag: string, hours: OpeningHours | null): Promise<void> {
  const opening = hours === null ? null : JSON.stringify(hours);
  await db.updateTable('language').set({ opening }).where('tag', '=', tag).execute();
}

export async function lockCounter(db: Executor, id: string): Promise<CounterRouting | null> {
  const row = await db
    .selectFrom('counter')
    .select(['domain', 'priority_ms as priorityMs'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function setCounter(
  db: Executor,
  id: string,
  { domain, priorityMs }: CounterRouting,
): Promise<void> {
  await db.updateTable('counter').set({ domain, priority_ms: priorityMs }).where('id', '=', id).execute();
}

export async function lockSkill(
  db: Executor,
  interpreterId: string,
  language: string,
): Promise<SkillSetting | null> {
  const row = await db
    .selectFrom('interpreter_skill')
    .select(['proficiency', 'domains', 'variants'])
    .where('interpreter_id', '=', interpreterId)
    .where('language', '=', language)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function setSkill(
  db: Executor,
  { interpreterId, language }: { readonly interpreterId: string; readonly language: string },
  { proficiency, domains, variants }: SkillSetting,
): Promise<void> {
  await db
    .updateTable('interpreter_skill')
    .set({ proficiency, domains: [...new Set(domains)], variants })
    .where('interpreter_id', '=', interpreterId)
    .where('language', '=', language)
    .execute();
}

export async function lockGroup(db: Executor, id: string): Promise<InterpreterGroup | null> {
  const row = await db
    .selectFrom('interpreter_group')
    .select(['name', 'after_ms as afterMs', 'capacity'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Sets what a group is, whether or not there was one. */
export async function setGroup(
  db: Executor,
  id: string,
  { name, afterMs, capacity }: InterpreterGroup,
): Promise<void> {
  const values = { name, after_ms: afterMs, capacity };
  await db
    .insertInto('interpreter_group')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

export async function countGroups(db: Executor): Promise<number> {
  return (await db.selectFrom('interpreter_group').select('id').execute()).length;
}

export async function removeGroup(db: Executor, id: string): Promise<void> {
  await db.deleteFrom('interpreter_group').where('id', '=', id).execute();
}

export async function lockMembership(
  db: Executor,
  interpreterId: string,
): Promise<{ readonly groupId: string | null } | null> {
  const query = db.selectFrom('interpreter').select('group_id as groupId').where('id', '=', interpreterId);
  return (await query.forUpdate().executeTakeFirst()) ?? null;
}

export async function setMembership(
  db: Executor,
  interpreterId: string,
  groupId: string | null,
): Promise<void> {
  await db.updateTable('interpreter').set({ group_id: groupId }).where('id', '=', interpreterId).execute();
}
