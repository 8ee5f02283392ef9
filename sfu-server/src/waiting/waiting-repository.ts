import type { PeopleThere } from '@mado/core/domain/wait-estimate.ts';
import type { Executor } from '../db/database.ts';

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

/** Who takes calls of a language and has a console open. */
export async function peopleThere(db: Executor, language: string): Promise<PeopleThere> {
  const { all, free } = await db
    .selectFrom('interpreter')
    .innerJoin('interpreter_skill', 'interpreter_skill.interpreter_id', 'interpreter.id')
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), 'integer').as('all'),
      eb
        .cast<number>(
          eb.fn
            .countAll()
            .filterWhere('interpreter.state', '=', 'idle')
            .filterWhere('interpreter.paused_until', 'is', null),
          'integer',
        )
        .as('free'),
    ])
    .where('interpreter_skill.language', '=', language)
    .where('interpreter.status', '=', 'available')
    .where('interpreter.disconnected_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { free, busy: all - free };
}
