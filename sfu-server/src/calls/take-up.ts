import { CallWork, type CallContext } from './call-work.ts';
import type { Done } from './changes.ts';
import { withdrawOffer } from './offers.ts';

/**
 * Takes up the rows of a server that ended, however it ended, or that could not be read or written for a while. In
 * that time nobody could come back or answer: the grace of those who were away begins anew, and an offer whose time ran
 * out was rung to nobody, so that it is taken back and does not count against its interpreter. Media end with their
 * server: a call that was being connected becomes active only once both sides have had them from this one.
 * @returns what to carry through, one transaction each
 */
export async function takeUp(
  context: CallContext,
  reason: 'server-restarted' | 'database-away',
): Promise<(() => Promise<Done<void>>)[]> {
  const { store, clock, times } = context;
  await store.restartGraces(clock.now());
  if (reason === 'server-restarted') await store.forgetMedia();
  const { offers } = await store.due(clock.now(), times);
  return offers.map((id) => () => rescindUnheard(context, id, reason));
}

function rescindUnheard(context: CallContext, offerId: string, reason: string): Promise<Done<void>> {
  return CallWork.run(context, 'rescind-unheard', async (work) => {
    const offer = await work.tx.offer(offerId);
    const call = offer === null ? null : await work.tx.lockCall(offer.callId);
    if (offer !== null && call !== null) await withdrawOffer(work, call, offer, 'rescinded', reason);
  });
}
