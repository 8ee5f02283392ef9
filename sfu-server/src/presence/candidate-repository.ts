import { sql, type RawBuilder } from 'kysely';
import type { Domain } from '@mado/core/domain/routing-settings.ts';
import type { InterpreterState } from '@mado/core/domain/presence.ts';
import type { GroupAtWork, Person, Sought } from '../calls/call-store.ts';
import type { Executor } from '../db/database.ts';
import { groupsAtWork } from './group-repository.ts';

export async function isAnybodyThere(db: Executor, language: string): Promise<boolean> {
  const query = db.selectFrom('interpreter_skill').select('interpreter_id').where('language', '=', language);
  return (await query.where('available', '=', true).limit(1).executeTakeFirst()) !== undefined;
}

/** Of those who cannot be rung so many of each kind are looked at: enough to say why, and whether waiting is of use. */
const BUSY = 32;

/** Stands for a group where somebody is one of the ward's own. */
const ownPool = '00000000-0000-0000-0000-000000000000';

/** The longest idle of each pool and each proficiency, through an index: however many others there are, they cost nothing. */
const firstOf = ({ language, domain }: Sought, free: boolean, most: number): RawBuilder<unknown> => sql`
  select first.* from pool cross join generate_series(1, 5) level(proficiency) cross join lateral (
    select skill.interpreter_id, skill.proficiency, skill.domains from interpreter_skill skill
    where skill.language = ${language} and skill.pool = pool.id and skill.proficiency = level.proficiency
      and skill.available and skill.free = ${sql.lit(free)}
      ${domain === null ? sql`` : sql`and ${domain} = any (skill.domains)`}
    order by skill.idle_since, skill.interpreter_id limit ${most}
  ) first`;

function firstOnes(sought: Sought, most: number): RawBuilder<unknown> {
  const inParticular = sought.domain === null ? [sought] : [sought, { ...sought, domain: null }];
  const parts = inParticular.flatMap((one) => [firstOf(one, true, most), firstOf(one, false, BUSY)]);
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
      interpreter.paused_until, interpreter.rests_until, skill.proficiency, skill.domains, own_group.at_work as group,
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
