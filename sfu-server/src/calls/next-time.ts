import { MadoError } from '@mado/core/domain/errors.ts';
import type { NextTime } from '@mado/core/domain/wishes.ts';
import type { Call } from './call-store.ts';
import { CallWork, type CallContext } from './call-work.ts';
import type { Done } from './changes.ts';

/** Something can be said of its interpreter for the next time: there was one, and a ticket by which it is found. */
export const asksForNextTime = ({ status, ticketHash }: Call): boolean =>
  status.state === 'ended' && status.activeAt !== null && ticketHash !== null;

/**
 * Keeps whether the visitor wants the same interpreter the next time, for as long as the call is on the tablet. The last
 * word counts.
 * @throws {MadoError} `call-not-found`, `survey-not-due` (nothing can be said of it, or not any more)
 */
export function chooseNextTime(
  context: CallContext,
  tabletId: string,
  callId: string,
  nextTime: NextTime,
): Promise<Done<void>> {
  return CallWork.run(context, 'choose-next-time', async (work) => {
    const call = await work.tx.lockCall(callId);
    if (call?.tabletId !== tabletId) throw new MadoError('call-not-found');
    if (!asksForNextTime(call) || call.dismissedAt !== null) throw new MadoError('survey-not-due');
    if (call.nextTime !== nextTime) await work.save({ ...call, nextTime });
  });
}
