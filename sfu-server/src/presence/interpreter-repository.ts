import type { Activity } from '@mado/core/domain/presence.ts';
import type { Interpreter } from '../calls/call-store.ts';
import type { Executor } from '../db/database.ts';
import type { InterpreterRow } from '../db/schema.ts';

export async function lockInterpreter(db: Executor, id: string): Promise<Interpreter | null> {
  const query = db.selectFrom('interpreter').selectAll().where('id', '=', id).forUpdate();
  const row = await query.executeTakeFirst();
  return row === undefined ? null : toInterpreter(row);
}

export async function tryLockInterpreters(db: Executor, ids: readonly string[]): Promise<Interpreter[]> {
  const query = db.selectFrom('interpreter').selectAll().where('id', 'in', ids).forUpdate().skipLocked();
  return (await query.execute()).map(toInterpreter);
}

export async function saveInterpreter(db: Executor, interpreter: Interpreter): Promise<void> {
  const { activity } = interpreter;
  await db
    .updateTable('interpreter')
    .set({
      status: interpreter.status,
      break_reason: interpreter.breakReason,
      state: activity.state,
      state_since: activity.since,
      wrap_up_until: activity.state === 'wrap-up' ? activity.until : null,
      idle_since: interpreter.idleSince,
      unanswered: interpreter.unanswered.inARow,
      paused_until: interpreter.unanswered.pausedUntil,
      signing: JSON.stringify(
        interpreter.strain.signing.map(({ from, to }) => [from.getTime(), to.getTime()]),
      ),
      rests_until: interpreter.strain.restsUntil,
      disconnected_at: interpreter.disconnectedAt,
    })
    .where('id', '=', interpreter.id)
    .execute();
}

export function toInterpreter(row: InterpreterRow): Interpreter {
  return {
    id: row.id,
    status: row.status,
    breakReason: row.break_reason,
    activity: toActivity(row),
    idleSince: row.idle_since,
    unanswered: { inARow: row.unanswered, pausedUntil: row.paused_until },
    strain: {
      signing: row.signing.map(([from, to]) => ({ from: new Date(from), to: new Date(to) })),
      restsUntil: row.rests_until,
    },
    disconnectedAt: row.disconnected_at,
  };
}

function toActivity(row: InterpreterRow): Activity {
  if (row.state !== 'wrap-up') return { state: row.state, since: row.state_since };
  if (row.wrap_up_until === null) throw new Error(`interpreter ${row.id} is in wrap-up without an end`);
  return { state: 'wrap-up', since: row.state_since, until: row.wrap_up_until };
}
