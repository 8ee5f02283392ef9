import { sql, type Expression } from 'kysely';
import type { GroupStanding } from '@mado/core/domain/overflow.ts';
import type { Executor } from '../db/database.ts';

/** How many of a group are rung or in calls. @param group its id */
const busyOf = (group: Expression<string>) => sql<number>`(
  select count(*)::integer from interpreter member
  where member.group_id = ${group} and member.state in ('reserved', 'on-call')
)`;

/** The group of `interpreter` in a query, null for one of the ward's own. */
export const standing = sql<GroupStanding | null>`(
  select jsonb_build_object(
    'name', own.name, 'afterMs', own.after_ms, 'capacity', own.capacity,
    'full', own.capacity is not null and own.capacity <= ${busyOf(sql.ref('own.id'))}
  ) from interpreter_group own where own.id = interpreter.group_id
)`;

/** @returns false where the group has no place for one more, or somebody else holds it */
export async function holdPlace(db: Executor, interpreterId: string): Promise<boolean> {
  const group = await db
    .selectFrom('interpreter_group')
    .innerJoin('interpreter', 'interpreter.group_id', 'interpreter_group.id')
    .select(['interpreter_group.id', 'interpreter_group.capacity'])
    .where('interpreter.id', '=', interpreterId)
    .forUpdate('interpreter_group')
    .skipLocked()
    .executeTakeFirst();
  if (group === undefined) return false;
  // Counted once the row is held: nobody else adds to it any more.
  const { rows } = await sql<{ busy: number }>`select ${busyOf(sql.val(group.id))} as busy`.execute(db);
  return group.capacity === null || (rows[0]?.busy ?? 0) < group.capacity;
}
