import { CallWork, type CallContext } from '../calls/call-work.ts';
import type { Done } from '../calls/changes.ts';

/** The pause after an offer that rang out is over. Does nothing to one that ended meanwhile or begins anew. */
export function endPause(context: CallContext, interpreterId: string): Promise<Done<void>> {
  return CallWork.run(context, 'end-pause', async (work) => {
    const interpreter = await work.tx.lockInterpreter(interpreterId);
    const until = interpreter?.unanswered.pausedUntil;
    if (interpreter === null || until === undefined || until === null || until > work.now) return;
    const unanswered = { ...interpreter.unanswered, pausedUntil: null };
    await work.saveInterpreter({ ...interpreter, unanswered });
  });
}
