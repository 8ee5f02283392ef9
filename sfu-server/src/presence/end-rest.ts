import { CallWork, type CallContext } from '../calls/call-work.ts';
import type { Done } from '../calls/changes.ts';

/** The rest after much signing is over. Does nothing to one that ended meanwhile or begins anew. */
export function endRest(context: CallContext, interpreterId: string): Promise<Done<void>> {
  return CallWork.run(context, 'end-rest', async (work) => {
    const interpreter = await work.tx.lockInterpreter(interpreterId);
    const until = interpreter?.strain.restsUntil;
    if (interpreter === null || until === undefined || until === null || until > work.now) return;
    await work.saveInterpreter({ ...interpreter, strain: { ...interpreter.strain, restsUntil: null } });
  });
}
