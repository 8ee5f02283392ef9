import { sql, type Expression } from 'kysely';
import type { GroupStanding } from '@mado/core/domain/overflow.ts';
import type { Executor } from '../db/database.ts';

/** How many of a group are rung or in calls. @param group its id */
const busyOf = (group: Expression<string>) => sql<number>`(
  select count(*)::integer from interpreter member
  where member.group_id = ${group} and member.state in ('reserved', 'on-call')
)`;

/** Every group as it stands: each is counted once, however many of its members are looked at. */
export const standings = (db: Pick<Executor, 'selectFrom'>) =>
  db.selectFrom('interpreter_group').select([
    'id',
    sql<GroupStanding>`jsonb_build_object(
        'name', name, 'afterMs', after_ms, 'capacity', capacity,
        'full', capacity is not null and capacity <= ${busyOf(sql.ref('interpreter_group.id'))}
      )`.as('standing'),
  ]);

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
