import type { AuditFilter } from '@mado/core/protocol/rest/audit.ts';
import { sql } from 'kysely';
import type { Executor } from '../db/database.ts';

/** The query of one page, newest first. */
export function pageQuery(
  db: Executor,
  { action, actor, subject, since, until }: AuditFilter,
  { before, limit }: { before: number | undefined; limit: number },
) {
  let query = db.selectFrom('audit_entry').selectAll().orderBy('seq', 'desc').limit(limit);
  if (before !== undefined) query = query.where('seq', '<', before);
  if (action !== undefined) query = query.where('action', '=', action);
  if (actor !== undefined) query = query.where('actor_id', '=', actor);
  if (subject !== undefined) query = query.where('subject_id', '=', subject);
  if (since !== undefined) query = query.where('at', '>=', new Date(since));
  if (until !== undefined) query = query.where('at', '<', new Date(until));
  return query;
}

export const findPage = (
  db: Executor,
  filter: AuditFilter,
  page: { before: number | undefined; limit: number },
): Promise<AuditRow[]> => pageQuery(db, filter, page).execute();

export type AuditRow = Awaited<ReturnType<ReturnType<typeof pageQuery>['execute']>>[number];

/**
 * The newest entries of what somebody did, and of what was done to their account; without who did what others did, and
 * from where: that is the others' own.
 */
export const ofPersonQuery = (db: Executor, id: string, limit: number) =>
  db
    .selectFrom('audit_entry')
    .select(['at', 'actor_kind', 'action', 'subject_kind', 'subject_id', 'detail'])
    .select(
      sql<string | null>`case when actor_id is null or actor_id = ${id} then from_address end`.as('from'),
    )
    .where((eb) =>
      eb.or([
        eb('actor_id', '=', id),
        eb.and([eb('subject_id', '=', id), eb('subject_kind', '=', 'person')]),
      ]),
    )
    .orderBy('seq', 'desc')
    .limit(limit);
