import { callStates, type CallState } from '@mado/core/domain/call.ts';
import {
  interpreterStates,
  statuses,
  type InterpreterState,
  type InterpreterStatus,
} from '@mado/core/domain/presence.ts';
import type { Executor } from './db/database.ts';

export type LiveCallState = Exclude<CallState, 'ended'>;

export interface InterpreterCount {
  readonly status: InterpreterStatus;
  readonly state: InterpreterState;
  readonly count: number;
}

const isLive = (state: CallState): state is LiveCallState => state !== 'ended';

/** How many calls there are in each state, zeros included. Ended calls are counted as they end. */
export async function countCallsByState(db: Executor): Promise<Record<LiveCallState, number>> {
  const rows = await db
    .selectFrom('call')
    .select(['state', (eb) => eb.fn.countAll<string>().as('count')])
    .where('state', '<>', 'ended')
    .groupBy('state')
    .execute();
  const counts = { queued: 0, offered: 0, connecting: 0, active: 0 };
  for (const state of callStates.filter(isLive)) {
    counts[state] = Number(rows.find((row) => row.state === state)?.count ?? 0);
  }
  return counts;
}

/** How many interpreters there are in each combination of status and state, zeros included. */
export async function countInterpreters(db: Executor): Promise<InterpreterCount[]> {
  const rows = await db
    .selectFrom('interpreter')
    .select(['status', 'state', (eb) => eb.fn.countAll<string>().as('count')])
    .groupBy(['status', 'state'])
    .execute();
  const countOf = (status: InterpreterStatus, state: InterpreterState) =>
    Number(rows.find((row) => row.status === status && row.state === state)?.count ?? 0);
  return statuses.flatMap((status) =>
    interpreterStates.map((state) => ({ status, state, count: countOf(status, state) })),
  );
}

/** How many calls ring or are answered. */
export async function countRunningCalls(db: Executor): Promise<number> {
  const { count } = await db
    .selectFrom('call')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('state', 'in', ['offered', 'connecting', 'active'])
    .executeTakeFirstOrThrow();
  return count;
}
