import { sql, type RawBuilder } from 'kysely';
import type { Domain } from '@mado/core/domain/routing-settings.ts';
import type { Gender, Wishes } from '@mado/core/domain/wishes.ts';
import type { InterpreterState } from '@mado/core/domain/presence.ts';
import type { GroupAtWork, Person, Sought } from '../calls/call-store.ts';
import type { Executor } from '../db/database.ts';
import { groupsAtWork } from './group-repository.ts';

export async function isAnybodyThere(
  db: Executor,
  language: string,
  { variants, excluded }: Wishes,
): Promise<boolean> {
  const { rows } = await sql`
    select from interpreter_skill skill
    where skill.language = ${language} and skill.available and ${hasOneOf(variants)}
      and skill.interpreter_id <> all (${[...excluded]}::uuid[])
    limit 1`.execute(db);
  return rows.length > 0;
}

const hasOneOf = (variants: readonly string[]): RawBuilder<unknown> =>
  variants.length === 0 ? sql`true` : sql`skill.variants && ${[...variants]}::text[]`;

/** Of those who cannot be rung so many of each kind are looked at: enough to say why, and whether waiting is of use. */
const BUSY = 32;

/** Stands for a group where somebody is one of the ward's own. */
const ownPool = '00000000-0000-0000-0000-000000000000';

/** The longest idle of each pool and each proficiency, through an index: however many others there are, they cost nothing. */
const firstOf = (
  language: string,
  has: RawBuilder<unknown>,
  { free, most }: { readonly free: boolean; readonly most: number },
): RawBuilder<unknown> => sql`
  select first.* from pool cross join generate_series(1, 5) level(proficiency) cross join lateral (
    select skill.interpreter_id, skill.proficiency, skill.domains, skill.variants from interpreter_skill skill
    where skill.language = ${language} and skill.pool = pool.id and skill.proficiency = level.proficiency
      and skill.available and skill.free = ${sql.lit(free)} and ${has}
    order by skill.idle_since, skill.interpreter_id limit ${most}
  ) first`;

/** What somebody may be asked to have, by a name. */
function conditionsOf({ domain, wishes }: Sought): Map<string, RawBuilder<unknown>> {
  const { variants, gender, deaf, again } = wishes;
  const somebody = (is: RawBuilder<unknown>) =>
    sql`exists (select from interpreter somebody where somebody.id = skill.interpreter_id and ${is})`;
  const all: [string, boolean, RawBuilder<unknown>][] = [
    ['variant', variants.length > 0, hasOneOf(variants)],
    ['gender', gender !== null, somebody(sql`somebody.gender = ${gender}`)],
    ['deaf', deaf, somebody(sql`somebody.deaf`)],
    ['again', again !== null, sql`skill.interpreter_id = ${again}::uuid`],
    ['domain', domain !== null, sql`${domain} = any (skill.domains)`],
  ];
  return new Map(all.flatMap(([name, isAsked, is]) => (isAsked ? [[name, is] as const] : [])));
}

const preferences = ['gender', 'deaf', 'again'];

/** All that is sought together, and less and less of it: where nobody has all, those who come next are found as well. */
function requirements(sought: Sought): RawBuilder<unknown>[] {
  const conditions = conditionsOf(sought);
  const sets = [
    ['variant', ...preferences, 'domain'],
    ['variant', ...preferences],
    ...preferences.map((one) => ['variant', one]),
    ['variant', 'domain'],
    ['variant'],
    [],
  ].map((names) => names.filter((name) => conditions.has(name)).join(' '));
  return [...new Set(sets)].map((names) => {
    const all = names.split(' ').flatMap((name) => conditions.get(name) ?? []);
    return all.length === 0 ? sql`true` : sql.join(all, sql` and `);
  });
}

function firstOnes(sought: Sought, most: number): RawBuilder<unknown> {
  const parts = requirements(sought).flatMap((has) => [
    firstOf(sought.language, has, { free: true, most }),
    firstOf(sought.language, has, { free: false, most: BUSY }),
  ]);
  return sql.join(parts, sql` union `);
}

interface PersonRow {
  readonly id: string;
  readonly state: InterpreterState;
  readonly idle_since: Date;
  readonly disconnected_at: Date | null;
  readonly paused_until: Date | null;
  readonly rests_until: Date | null;
  readonly proficiency: number;
  readonly domains: readonly Domain[];
  readonly variants: readonly string[];
  readonly gender: Gender | null;
  readonly deaf: boolean;
  readonly kept_for: readonly string[];
  readonly group: GroupAtWork | null;
}

export async function people(db: Executor, sought: Sought, most: number): Promise<Person[]> {
  const { rows } = await sql<PersonRow>`
    with pool as materialized (select ${ownPool}::uuid as id union all select id from interpreter_group),
      skill as (${firstOnes(sought, most)}),
      kept as materialized (select tag, modality from language where (routing ->> 'keepFree')::integer > 0),
      own_group as materialized (${groupsAtWork})
    select interpreter.id, interpreter.state, interpreter.idle_since, interpreter.disconnected_at,
      interpreter.paused_until, interpreter.rests_until, skill.proficiency, skill.domains, skill.variants,
      interpreter.gender, interpreter.deaf, own_group.at_work as group,
      array(
        select other.language from kept join interpreter_skill other on other.language = kept.tag
        where other.interpreter_id = interpreter.id and (interpreter.rests_until is null or kept.modality <> 'sign')
      ) as kept_for
    from skill cross join lateral (
        -- "offset 0": one by one through the index, and not all there are for the few that are wanted.
        select * from interpreter where interpreter.id = skill.interpreter_id offset 0
      ) interpreter
      left join own_group on own_group.id = interpreter.group_id`.execute(db);
  return rows.map(toPerson);
}

const toPerson = (row: PersonRow): Person => ({
  interpreterId: row.id,
  state: row.state,
  connected: row.disconnected_at === null,
  idleSince: row.idle_since,
  paused: row.paused_until !== null,
  resting: row.rests_until !== null,
  proficiency: row.proficiency,
  domains: row.domains,
  variants: row.variants,
  gender: row.gender,
  deaf: row.deaf,
  keptFor: row.kept_for,
  group: row.group,
});

export async function spares(db: Executor): Promise<Map<string, number>> {
  const { rows } = await sql<{ tag: string; spare: number }>`
    select tag, (
      select count(*) from interpreter_skill where language = tag and free
    )::integer - (routing ->> 'keepFree')::integer as spare
    from language where (routing ->> 'keepFree')::integer > 0`.execute(db);
  return new Map(rows.map(({ tag, spare }) => [tag, spare]));
}
