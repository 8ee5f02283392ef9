import type { PeopleThere } from '@mado/core/domain/wait-estimate.ts';
import { sql } from 'kysely';
import type { Executor } from '../db/database.ts';
import { groupsAtWork } from '../presence/group-repository.ts';
import { peopleThere, type Standing } from './people-there.ts';

/** What one call took, in milliseconds. */
export interface Handled {
  /** From the answer to its end. */
  readonly talkMs: number;
  /** From being rung to the answer. */
  readonly answeringMs: number;
}

/** The newest calls of a language that were answered and are over. */
export async function lastHandled(db: Executor, language: string, limit: number): Promise<Handled[]> {
  const rows = await db
    .selectFrom('call')
    .innerJoin('offer', (join) =>
      join.onRef('offer.call_id', '=', 'call.id').on('offer.state', '=', 'accepted'),
    )
    .select(['call.accepted_at', 'call.ended_at', 'offer.created_at'])
    .where('call.language', '=', language)
    .where('call.state', '=', 'ended')
    .where('call.accepted_at', 'is not', null)
    .orderBy('call.accepted_at', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap(({ accepted_at: accepted, ended_at: ended, created_at: rung }) =>
    accepted === null || ended === null
      ? []
      : [{ talkMs: ended.getTime() - accepted.getTime(), answeringMs: accepted.getTime() - rung.getTime() }],
  );
}

/** Who is there for a language, and how many calls wait for them with nobody rung. */
export interface LanguageLoad {
  readonly people: PeopleThere;
  readonly queued: number;
}

/** The load of every language that anybody is there or waits for. */
export async function languageLoads(db: Executor): Promise<Map<string, LanguageLoad>> {
  const [people, queues] = await Promise.all([peopleByLanguage(db), queueLengths(db)]);
  const tags = new Set([...people.keys(), ...queues.keys()]);
  return new Map(
    [...tags].map((tag) => [tag, { people: people.get(tag) ?? nobody, queued: queues.get(tag) ?? 0 }]),
  );
}

const nobody: PeopleThere = { free: 0, busy: 0 };

/** Those who are available and have a console open, by language. Who rests from signing is busy with it. */
async function peopleByLanguage(db: Executor): Promise<Map<string, PeopleThere>> {
  const { rows } = await sql<Standing & { language: string }>`
    with own_group as materialized (${groupsAtWork})
    select skill.language, count(*)::integer as all, (count(*) filter (where skill.free))::integer as free,
      case when group_limit.capacity is not null
        then jsonb_build_object('capacity', group_limit.capacity, 'busy', group_limit.busy) end as limit
    from interpreter_skill skill
      join interpreter on interpreter.id = skill.interpreter_id
      left join own_group on own_group.id = interpreter.group_id
      left join lateral jsonb_to_record(own_group.at_work) as group_limit(capacity integer, busy integer) on true
    where skill.available and interpreter.disconnected_at is null
    group by skill.language, interpreter.group_id, group_limit.capacity, group_limit.busy`.execute(db);
  const byLanguage = Map.groupBy(rows, ({ language }) => language);
  return new Map([...byLanguage].map(([language, standings]) => [language, peopleThere(standings)]));
}

async function queueLengths(db: Executor): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('call')
    .select((eb) => ['language', eb.cast<number>(eb.fn.countAll(), 'integer').as('queued')])
    .where('state', '=', 'queued')
    .groupBy('language')
    .execute();
  return new Map(rows.map(({ language, queued }) => [language, queued]));
}
