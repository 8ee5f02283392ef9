import { MadoError } from '@mado/core/domain/errors.ts';
import type { BreakReason, InterpreterStatus } from '@mado/core/domain/presence.ts';
import { noneUnanswered } from '@mado/core/domain/ring-no-answer.ts';
import { CallWork, type CallContext } from '../calls/call-work.ts';
import type { Done } from '../calls/changes.ts';
import { giveBackOffer } from '../calls/offers.ts';
import { TransactionConflict } from '../db/conflict.ts';

export type StatusChoice =
  | { readonly status: Exclude<InterpreterStatus, 'break'> }
  | { readonly status: 'break'; readonly reason: BreakReason };

/**
 * Sets the interpreter's status. Leaving `available` gives back an offer that rings; a call goes on.
 * @throws {MadoError} `forbidden` (no such interpreter)
 */
export function setStatus(
  context: CallContext,
  interpreterId: string,
  choice: StatusChoice,
): Promise<Done<void>> {
  return CallWork.run(context, 'set-status', async (work) => {
    if (choice.status !== 'available') await giveBackOffer(work, interpreterId);
    const interpreter = await work.tx.lockInterpreter(interpreterId);
    if (interpreter === null) throw new MadoError('forbidden', 'no such interpreter');
    if (choice.status !== 'available' && interpreter.activity.state === 'reserved') {
      throw new TransactionConflict('rung between the look and the lock');
    }
    const becomesAvailable = choice.status === 'available' && interpreter.status !== 'available';
    await work.saveInterpreter({
      ...interpreter,
      status: choice.status,
      breakReason: choice.status === 'break' ? choice.reason : null,
      unanswered: noneUnanswered,
      idleSince: becomesAvailable ? work.now : interpreter.idleSince,
    });
  });
}
