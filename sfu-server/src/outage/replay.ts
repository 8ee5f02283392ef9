import type { CallContext } from '../calls/call-work.ts';
import type { Changes } from '../calls/changes.ts';
import { DatabaseUnavailable } from '../db/unavailable.ts';
import { carryOut } from './carry-out.ts';
import type { KeptCommand } from './kept-command.ts';
import type { Spool } from './spool.ts';

/** The database has the command already: an earlier process ended between the commit and the sweep. */
class AlreadyCarriedOut extends Error {
  override readonly name = 'AlreadyCarriedOut';
}

/**
 * Carries out what waits in the spool, each at its own time and in one transaction with the note that it was done, so
 * that none is done twice.
 * @param settle told of each after its commit
 * @returns how many were carried out
 * @throws {DatabaseUnavailable} with what was not done still in the spool
 */
export async function replay(
  spool: Spool,
  context: CallContext,
  settle: (changes: Changes) => void,
): Promise<number> {
  let done = 0;
  const ids: string[] = [];
  for (let kept = spool.first(); kept !== null; kept = spool.first()) {
    try {
      settle((await carryOut(inItsPlace(context, kept), kept.command)).changes);
      done += 1;
      spool.shift();
    } catch (error) {
      if (error instanceof DatabaseUnavailable) throw error;
      if (error instanceof AlreadyCarriedOut) spool.shift();
      else await spool.reject(error);
    }
    ids.push(kept.id);
  }
  // The note is needed for as long as the disk may say otherwise.
  if (ids.length > 0 && (await spool.sweep())) await context.store.forgetKept(ids);
  return done;
}

/** The context in which a kept command is carried out: its time, and a transaction that happens once. */
function inItsPlace(context: CallContext, { id, at }: KeptCommand): CallContext {
  const { store, clock } = context;
  return {
    ...context,
    clock: { now: () => new Date(at), after: (delayMs, task) => clock.after(delayMs, task) },
    store: {
      ...store,
      transaction: (caller, work) =>
        store.transaction(`${caller} (kept)`, async (tx) => {
          if (!(await tx.noteKept(id, clock.now()))) throw new AlreadyCarriedOut();
          return work(tx);
        }),
    },
  };
}
