import { ratingOf, type Judged } from '@mado/core/domain/quality.ts';
import type { CallLogEntry, TimelineEntry } from '@mado/core/protocol/rest/calls.ts';
import type { Executor } from '../db/database.ts';
import { findJudged } from '../quality/quality-repository.ts';

/** Ids are UUIDv7, so the primary key is the order of requests: no other index is needed. */
const entries = (db: Executor) =>
  db
    .selectFrom('call')
    .innerJoin('counter', 'counter.id', 'call.counter_id')
    .innerJoin('language', 'language.tag', 'call.language')
    .leftJoin('interpreter', 'interpreter.id', 'call.interpreter_id')
    .leftJoin('survey', 'survey.call_id', 'call.id')
    .select([
      'call.id',
      'call.state',
      'call.outcome',
      'call.reason',
      'call.requested_at',
      'call.accepted_at',
      'call.active_at',
      'call.ended_at',
      'language.tag',
      'language.modality',
      'counter.name as counter_name',
      'counter.department',
      'counter.section',
      'interpreter.name as interpreter_name',
      'survey.rating',
    ]);

/** The query of one page, newest first. */
export const pageQuery = (db: Executor, { before, limit }: { before: string | undefined; limit: number }) => {
  const page = entries(db).orderBy('call.id', 'desc').limit(limit);
  return before === undefined ? page : page.where('call.id', '<', before);
};

/** At most `limit` calls that were requested before the call `before`. */
export async function findPage(
  db: Executor,
  page: { before: string | undefined; limit: number },
): Promise<CallLogEntry[]> {
  return toEntries(db, await pageQuery(db, page).execute());
}

export async function findEntry(db: Executor, callId: string): Promise<CallLogEntry | null> {
  const rows = await entries(db).where('call.id', '=', callId).execute();
  return (await toEntries(db, rows))[0] ?? null;
}

/** What happened to a call, in the order in which it was recorded. */
export async function findTimeline(db: Executor, callId: string): Promise<TimelineEntry[]> {
  const rows = await db
    .selectFrom('call_event')
    .leftJoin('interpreter', 'interpreter.id', 'call_event.interpreter_id')
    .select(['at', 'type', 'interpreter.name as interpreter', 'side', 'reason', 'decision', 'rating'])
    .where('call_id', '=', callId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

type Row = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number];

async function toEntries(db: Executor, rows: readonly Row[]): Promise<CallLogEntry[]> {
  const judged = await findJudged(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toEntry(row, judged.get(row.id) ?? []));
}

const toEntry = (row: Row, judged: readonly Judged[]): CallLogEntry => ({
  callId: row.id,
  state: row.state,
  outcome: row.outcome,
  reason: row.reason,
  language: { tag: row.tag, modality: row.modality },
  counter: { name: row.counter_name, department: row.department, section: row.section },
  interpreter: row.interpreter_name,
  requestedAt: row.requested_at.getTime(),
  acceptedAt: row.accepted_at?.getTime() ?? null,
  activeAt: row.active_at?.getTime() ?? null,
  endedAt: row.ended_at?.getTime() ?? null,
  rating: row.rating,
  quality: ratingOf(judged),
});
