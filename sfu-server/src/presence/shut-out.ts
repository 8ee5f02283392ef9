import { CallWork, type CallContext } from '../calls/call-work.ts';
import type { Done } from '../calls/changes.ts';
import { endLockedCall } from '../calls/end-call.ts';
import { giveBackOffer } from '../calls/offers.ts';
import { TransactionConflict } from '../db/conflict.ts';

/**
 * An administrator shut the interpreter out: their call ends at once, since nobody will come back within a grace; what
 * rings goes on to somebody else; and they are offline.
 */
export function shutOutInterpreter(context: CallContext, interpreterId: string): Promise<Done<void>> {
  return CallWork.run(context, 'shut-out-interpreter', async (work) => {
    await giveBackOffer(work, interpreterId);
    await endCall(work, interpreterId);
    const interpreter = await work.tx.lockInterpreter(interpreterId);
    if (interpreter === null) return;
    const { state } = interpreter.activity;
    if (state === 'reserved' || state === 'on-call')
      throw new TransactionConflict('rung or answered between the look and the lock');
    await work.saveInterpreter({ ...interpreter, status: 'offline', breakReason: null });
  });
}

async function endCall(work: CallWork, interpreterId: string): Promise<void> {
  const live = await work.tx.liveCallOfInterpreter(interpreterId);
  const call = live === null ? null : await work.tx.lockCall(live.id);
  if (call !== null) await endLockedCall(work, call, 'interpreter-disabled');
}
