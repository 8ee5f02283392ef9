import { sql, type RawBuilder } from 'kysely';
import type { GroupAtWork } from '../calls/call-store.ts';
import type { Executor } from '../db/database.ts';

/** How many of a group are rung or in calls. */
const busyOf = (group: RawBuilder<unknown>) => sql<number>`(
  select count(*)::integer from interpreter member
  where member.group_id = ${group} and member.state in ('reserved', 'on-call')
)`;

/** Every group with how many of it are busy: each is counted once, however many of its members are looked at. */
export const groupsAtWork = sql<{ id: string; at_work: GroupAtWork }>`
  select id, jsonb_build_object(
    'id', id, 'name', name, 'afterMs', after_ms, 'capacity', capacity, 'busy', ${busyOf(sql`interpreter_group.id`)}
  ) as at_work from interpreter_group`;

/** @returns how many of it are rung or in calls, or null when somebody else holds it */
export async function holdGroup(db: Executor, groupId: string): Promise<number | null> {
  const query = db.selectFrom('interpreter_group').select('id').where('id', '=', groupId);
  if ((await query.forUpdate().skipLocked().executeTakeFirst()) === undefined) return null;
  // Counted once the row is held: nobody else adds to it any more.
  const { rows } = await sql<{ busy: number }>`select ${busyOf(sql`${groupId}::uuid`)} as busy`.execute(db);
  return rows[0]?.busy ?? 0;
}
