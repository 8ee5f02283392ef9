import type { Side } from '@mado/core/domain/call.ts';
import type { Modality } from '@mado/core/domain/language.ts';
import type { Judged } from '@mado/core/domain/quality.ts';
import type { ReceiveWindow, SendWindow } from '@mado/core/domain/quality-window.ts';
import type { Executor } from '../db/database.ts';

/** What a report has to fit to. */
export interface ReportedCall {
  readonly tabletId: string;
  readonly interpreterId: string | null;
  readonly modality: Modality;
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
}

interface WindowOf<D extends 'receive' | 'send', M> extends Judged {
  readonly side: Side;
  readonly direction: D;
  readonly startsAt: Date;
  readonly seconds: number;
  readonly measures: M;
}

/** Ten seconds of one direction, as one side reported them. */
export type KeptWindow = WindowOf<'receive', ReceiveWindow> | WindowOf<'send', SendWindow>;

export async function findReported(db: Executor, callId: string): Promise<ReportedCall | null> {
  const row = await db
    .selectFrom('call')
    .innerJoin('language', 'language.tag', 'call.language')
    .select(['tablet_id', 'interpreter_id', 'modality', 'accepted_at', 'ended_at'])
    .where('call.id', '=', callId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    tabletId: row.tablet_id,
    interpreterId: row.interpreter_id,
    modality: row.modality,
    acceptedAt: row.accepted_at,
    endedAt: row.ended_at,
  };
}

/** Keeps the windows of a call; those that are there stay as they are. */
export async function keepWindows(
  tx: Executor,
  callId: string,
  windows: readonly KeptWindow[],
): Promise<void> {
  const rows = windows.map(({ startsAt, measures, ...window }) => ({
    ...window,
    call_id: callId,
    starts_at: startsAt,
    measures: JSON.stringify(measures),
  }));
  await tx
    .insertInto('call_quality')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** All that was reported of a call, in the order of time. */
export async function findWindows(db: Executor, callId: string): Promise<KeptWindow[]> {
  const rows = await db
    .selectFrom('call_quality')
    .select(['side', 'direction', 'starts_at', 'seconds', 'judged', 'met', 'measures'])
    .where('call_id', '=', callId)
    .orderBy('starts_at')
    .execute();
  // What is in a row of a direction is what was kept for it.
  return rows.map(({ starts_at: startsAt, ...row }) => ({ ...row, startsAt }) as KeptWindow);
}

/** Of each of these calls, the seconds of each direction that could be judged. */
export async function findJudged(
  db: Executor,
  callIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Judged[]>> {
  if (callIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('call_quality')
    .select(({ fn }) => ['call_id', 'side', fn.sum('judged').as('judged'), fn.sum('met').as('met')])
    .where('call_id', 'in', callIds)
    .where('direction', '=', 'receive')
    .groupBy(['call_id', 'side'])
    .execute();
  const byCall = Map.groupBy(rows, (row) => row.call_id);
  const numbers = ({ judged, met }: (typeof rows)[number]) => ({ judged: Number(judged), met: Number(met) });
  return new Map([...byCall].map(([callId, sides]) => [callId, sides.map(numbers)]));
}
