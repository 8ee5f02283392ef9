import { MadoError } from '@mado/core/domain/errors.ts';
import { CallWork, type CallContext } from '../calls/call-work.ts';
import type { Done } from '../calls/changes.ts';

/** Ends the after-call work whose time is up. Does nothing to one that ended meanwhile or was prolonged. */
export function finishWrapUp(context: CallContext, interpreterId: string): Promise<Done<void>> {
  return CallWork.run(context, 'finish-wrap-up', async (work) => {
    const interpreter = await work.tx.lockInterpreter(interpreterId);
    if (interpreter?.activity.state !== 'wrap-up' || interpreter.activity.until > work.now) return;
    await work.advanceInterpreter(interpreter, { type: 'wrap-up-done', at: work.now });
  });
}

/**
 * The interpreter needs longer for the after-call work. Does nothing once it is as long as it may be.
 * @throws {MadoError} `not-in-wrap-up`
 */
export function prolongWrapUp(context: CallContext, interpreterId: string): Promise<Done<void>> {
  return CallWork.run(context, 'prolong-wrap-up', async (work) => {
    const interpreter = await work.tx.lockInterpreter(interpreterId);
    if (interpreter?.activity.state !== 'wrap-up') throw new MadoError('not-in-wrap-up');
    await work.advanceInterpreter(interpreter, { type: 'prolong-wrap-up' });
  });
}

/**
 * The interpreter ends the after-call work early.
 * @throws {MadoError} `not-in-wrap-up`
 */
export function endWrapUp(context: CallContext, interpreterId: string): Promise<Done<void>> {
  return CallWork.run(context, 'end-wrap-up', async (work) => {
    const interpreter = await work.tx.lockInterpreter(interpreterId);
    if (interpreter?.activity.state !== 'wrap-up') throw new MadoError('not-in-wrap-up');
    await work.advanceInterpreter(interpreter, { type: 'wrap-up-done', at: work.now });
  });
}
