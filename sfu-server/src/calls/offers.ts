import { MadoError } from '@mado/core/domain/errors.ts';
import type { DeclineReason } from '@mado/core/domain/offer.ts';
import { noneUnanswered, rangOut } from '@mado/core/domain/ring-no-answer.ts';
import type { Call, ClosedOfferState, Interpreter, Offer } from './call-store.ts';
import { CallWork, type CallContext } from './call-work.ts';
import type { Done } from './changes.ts';

/**
 * Takes the call of a pending offer; every other offer of the call is rescinded.
 * @throws {MadoError} `offer-not-found` (not this interpreter's), `offer-rescinded` (not pending any more)
 */
export function acceptOffer(
  context: CallContext,
  interpreterId: string,
  offerId: string,
): Promise<Done<Call>> {
  return CallWork.run(context, 'accept-offer', async (work) => {
    const { call } = await lockOffered(work, interpreterId, offerId);
    if (!(await work.tx.closeOffer(offerId, 'accepted', work.now, null)))
      throw new MadoError('offer-rescinded');
    const interpreter = await work.tx.lockInterpreter(interpreterId);
    if (interpreter === null) throw new MadoError('offer-not-found');
    const answering = { ...interpreter, unanswered: noneUnanswered };
    await work.advanceInterpreter(answering, { type: 'answer', at: work.now });
    const accepted = await work.advance(call, { type: 'accept', interpreterId, at: work.now });
    await work.record(accepted, 'accepted', { side: 'interpreter', interpreterId });
    await rescindOffers(work, accepted, 'answered');
    return accepted;
  });
}

/**
 * Passes the call on.
 * @throws {MadoError} `offer-not-found`, `offer-rescinded`
 */
export function declineOffer(
  context: CallContext,
  interpreterId: string,
  offerId: string,
  reason: DeclineReason | null,
): Promise<Done<Call>> {
  return CallWork.run(context, 'decline-offer', async (work) => {
    const { call, offer } = await lockOffered(work, interpreterId, offerId);
    if (!(await withdrawOffer(work, call, offer, 'declined', reason))) throw new MadoError('offer-rescinded');
    return call;
  });
}

/** An offer rang for its whole time. Does nothing to one that was answered meanwhile. */
export function expireOffer(context: CallContext, offerId: string): Promise<Done<void>> {
  return CallWork.run(context, 'expire-offer', async (work) => {
    const offer = await work.tx.offer(offerId);
    if (offer === null) return;
    const call = await work.tx.lockCall(offer.callId);
    if (call !== null) await withdrawOffer(work, call, offer, 'timed-out', null);
  });
}

/**
 * Closes a pending offer of a locked call without an answer: its interpreter is idle again, and the call goes back to
 * the queue when nobody else is rung.
 * @returns false when the offer was not pending any more.
 */
export async function withdrawOffer(
  work: CallWork,
  call: Call,
  offer: Offer,
  state: Exclude<ClosedOfferState, 'accepted'>,
  reason: string | null,
): Promise<boolean> {
  if (!(await work.tx.closeOffer(offer.id, state, work.now, reason))) return false;
  const interpreter = await work.tx.lockInterpreter(offer.interpreterId);
  if (interpreter !== null)
    await work.advanceInterpreter(afterOffer(interpreter, state, work), { type: 'release', at: work.now });
  await work.record(call, state, { side: 'interpreter', interpreterId: offer.interpreterId, reason });
  if (call.status.state === 'offered' && (await work.tx.pendingOffers(call.id)).length === 0) {
    await work.advance(call, { type: 'offers-gone' });
  }
  return true;
}

/** Whoever declines is there; whoever lets it ring is left in peace for a while, and then no longer counted on. */
function afterOffer(
  interpreter: Interpreter,
  state: ClosedOfferState,
  { now, context }: CallWork,
): Interpreter {
  if (state === 'declined') return { ...interpreter, unanswered: noneUnanswered };
  if (state !== 'timed-out') return interpreter;
  const unanswered = rangOut(interpreter.unanswered, now, context.times.unansweredPauseMs);
  return unanswered === null
    ? { ...interpreter, status: 'break', breakReason: 'unanswered', unanswered: noneUnanswered }
    : { ...interpreter, unanswered };
}

/** The interpreter does not take calls any more: what rings for them goes on to somebody else. */
export async function giveBackOffer(work: CallWork, interpreterId: string): Promise<void> {
  const offer = await work.tx.pendingOfferOf(interpreterId);
  const call = offer === null ? null : await work.tx.lockCall(offer.callId);
  if (offer !== null && call !== null)
    await withdrawOffer(work, call, offer, 'rescinded', 'interpreter-left');
}

/** Takes back every offer of a call that went elsewhere or ended. */
export async function rescindOffers(work: CallWork, call: Call, reason: string): Promise<void> {
  for (const offer of await work.tx.pendingOffers(call.id)) {
    await withdrawOffer(work, call, offer, 'rescinded', reason);
  }
}

async function lockOffered(work: CallWork, interpreterId: string, offerId: string) {
  const offer = await work.tx.offer(offerId);
  if (offer?.interpreterId !== interpreterId) throw new MadoError('offer-not-found');
  const call = await work.tx.lockCall(offer.callId);
  if (call === null) throw new MadoError('offer-not-found');
  return { offer, call };
}
