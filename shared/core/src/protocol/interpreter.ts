import { z } from 'zod';
import { endReasons, outcomes } from '../domain/call.ts';
import { language } from '../domain/language.ts';
import { declineReasons } from '../domain/offer.ts';
import { breakReasons, givenBreakReasons, interpreterStates, statuses } from '../domain/presence.ts';
import { away, graceMs } from './away.ts';
import { callRequests } from './call-requests.ts';
import { contract, id, instant, nothing, push } from './contract.ts';
import { linePushes } from './line.ts';
import { mediaPushes, mediaRequests, mediaTicket } from './media.ts';
import { signOutPushes } from './signed-out.ts';
import { counterView } from './tablet.ts';

/** What is known of a call before it is answered. */
const offerView = z.object({
  offerId: id,
  callId: id,
  language,
  counter: counterView,
  waitingSince: instant,
  offeredAt: instant,
  expiresAt: instant,
  media: mediaTicket,
});
export type OfferView = z.infer<typeof offerView>;

const interpreterCall = z.object({
  callId: id,
  language,
  counter: counterView,
  state: z.enum(['connecting', 'active']),
  acceptedAt: instant,
  activeSince: instant.nullable(),
  tabletAway: away.nullable(),
  graceMs,
  media: mediaTicket,
});
export type InterpreterCall = z.infer<typeof interpreterCall>;

/** The call that the wrap-up is about. */
const finishedCall = z.object({
  callId: id,
  language,
  counter: counterView,
  outcome: z.enum(outcomes),
  reason: z.enum(endReasons),
  acceptedAt: instant,
  endedAt: instant,
});

/** All that a console shows. */
export const interpreterView = z.object({
  /** The server's clock when this view was made. */
  now: instant,
  name: z.string(),
  languages: z.array(language),
  status: z.enum(statuses),
  breakReason: z.enum(givenBreakReasons).nullable(),
  /** Nothing rings before: an offer rang out. */
  pausedUntil: instant.nullable(),
  /** No call in a sign language is offered before: they have signed as much as is good for anybody. */
  restsUntil: instant.nullable(),
  state: z.enum(interpreterStates),
  stateSince: instant,
  offer: offerView.nullable(),
  call: interpreterCall.nullable(),
  wrapUp: z.object({ until: instant, mayProlong: z.boolean(), call: finishedCall }).nullable(),
  /** Present while the server is about to end: it takes no new calls until it is back. */
  stopping: z.literal(true).optional(),
  /** Present while nothing can be looked up or recorded: the call goes on, and no new one can begin. */
  databaseAway: z.literal(true).optional(),
});
export type InterpreterView = z.infer<typeof interpreterView>;

export const interpreterProtocol = {
  requests: {
    ...mediaRequests,
    ...callRequests,
    sync: contract('The view as it stands: after connecting, and after any doubt.', nothing, interpreterView),
    'status:set': contract(
      'Chooses the status. Going on break or offline while an offer rings gives the offer back.',
      z.discriminatedUnion('status', [
        z.strictObject({ status: z.literal('available') }),
        z.strictObject({ status: z.literal('offline') }),
        z.strictObject({ status: z.literal('break'), reason: z.enum(breakReasons) }),
      ]),
      nothing,
    ),
    'offer:accept': contract(
      'Takes the call, if the offer is still pending; otherwise `offer-rescinded`.',
      z.strictObject({ offerId: id }),
      z.object({ callId: id }),
    ),
    'offer:decline': contract(
      'Passes the call on to the next interpreter.',
      z.strictObject({ offerId: id, reason: z.enum(declineReasons).optional() }),
      nothing,
    ),
    'wrap-up:prolong': contract(
      'Makes the after-call work a minute longer, up to ten minutes in all.',
      nothing,
      nothing,
    ),
    'wrap-up:done': contract('Ends the after-call work early.', nothing, nothing),
  },
  pushes: {
    ...linePushes,
    ...mediaPushes,
    ...signOutPushes,
    view: push('The view, whenever it changes.', interpreterView),
  },
} as const;
export type InterpreterProtocol = typeof interpreterProtocol;
