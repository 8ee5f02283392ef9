import type { PeopleThere } from '@mado/core/domain/wait-estimate.ts';
import type { Executor } from '../db/database.ts';
import { isFree, mayTake } from '../presence/interpreter-repository.ts';

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
  const [people, queues] = await Promise.all([peopleThere(db), queueLengths(db)]);
  const tags = new Set([...people.keys(), ...queues.keys()]);
  return new Map(
    [...tags].map((tag) => [tag, { people: people.get(tag) ?? nobody, queued: queues.get(tag) ?? 0 }]),
  );
}

const nobody: PeopleThere = { free: 0, busy: 0 };

/** Those who are available and have a console open, by language. Who rests from signing is busy with it. */
async function peopleThere(db: Executor): Promise<Map<string, PeopleThere>> {
  const rows = await db
    .selectFrom('interpreter')
    .innerJoin('interpreter_skill', 'interpreter_skill.interpreter_id', 'interpreter.id')
    .innerJoin('language', 'language.tag', 'interpreter_skill.language')
    .select((eb) => [
      'interpreter_skill.language',
      eb.cast<number>(eb.fn.countAll(), 'integer').as('all'),
      eb
        .cast<number>(
          eb.fn.countAll().filterWhere(isFree('interpreter')).filterWhere(mayTake('interpreter', 'language')),
          'integer',
        )
        .as('free'),
    ])
    .where('interpreter.status', '=', 'available')
    .where('interpreter.disconnected_at', 'is', null)
    .groupBy('interpreter_skill.language')
    .execute();
  return new Map(rows.map(({ language, all, free }) => [language, { free, busy: all - free }]));
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
