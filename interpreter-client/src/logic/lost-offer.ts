import type { InterpreterView, OfferView } from '@mado/core/protocol/interpreter.ts';

/** What to tell somebody whose offer is gone. */
export type OfferNotice = 'missed' | 'withdrawn';

/** The server's and our clock, and the line between them, may disagree by this much, in milliseconds. */
const SLACK_MS = 750;

/** The offer of the view before, if it is gone without having become a call. */
export const lostOffer = (previous: OfferView | null, view: Pick<InterpreterView, 'offer' | 'call'>) =>
  previous !== null && view.offer?.offerId !== previous.offerId && view.call?.callId !== previous.callId
    ? previous
    : null;

/** Why an offer that nobody here answered is gone, as far as can be told from when it went. */
export const noticeOf = (offer: Pick<OfferView, 'expiresAt'>, now: number): OfferNotice =>
  now >= offer.expiresAt - SLACK_MS ? 'missed' : 'withdrawn';
