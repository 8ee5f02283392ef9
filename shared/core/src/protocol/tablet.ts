import { z } from 'zod';
import { endReasons, outcomes } from '../domain/call.ts';
import { language, languageTag } from '../domain/language.ts';
import { ratings } from '../domain/survey.ts';
import { domain } from '../domain/routing-settings.ts';
import { languageVariant, nextTime, preferences, ticketNumber, variantTags } from '../domain/wishes.ts';
import { away, graceMs } from './away.ts';
import { callRequests } from './call-requests.ts';
import { contract, id, instant, nothing, push } from './contract.ts';
import { linePushes } from './line.ts';
import { mediaPushes, mediaRequests, mediaTicket } from './media.ts';
import { signOutPushes } from './signed-out.ts';

export const counterView = z.object({ name: z.string(), department: z.string(), section: z.string() });
export type CounterView = z.infer<typeof counterView>;

/** Eight of ten such waits end within it, in milliseconds from `now`; null where nobody is there to end it. */
const waitRange = z.object({ fromMs: z.number().nonnegative(), toMs: z.number().nonnegative() });

/** No calls of a language are taken at this time of day; until then, or null: nobody knows when they will be. */
const closed = z.object({ opensAt: instant.nullable() });
export type Closed = z.infer<typeof closed>;

/** A language that can be asked for. */
const offeredLanguage = language.extend({
  /** Null while calls of it are taken. */
  closed: closed.nullable(),
  /** Of which some can be asked for. */
  variants: z.array(languageVariant),
  /** The wait of a call that would begin now: known while there is no call, and calls are taken. */
  estimate: waitRange.nullable(),
});
export type OfferedLanguage = z.infer<typeof offeredLanguage>;

const callBase = { callId: id, requestId: id, language };

/** A tablet's call. It stays on the tablet, ended, until its survey is given or it is dismissed. */
export const tabletCall = z.discriminatedUnion('state', [
  z.object({
    ...callBase,
    state: z.literal('queued'),
    /** The place in the queue of the language, from 1. */
    position: z.number().int().min(1),
    waitingSince: instant,
    /** How long it will likely still wait. */
    estimate: waitRange.nullable(),
    graceMs,
    /** An interpreter is being rung. */
    ringing: z.boolean(),
    /** Present once an interpreter has been rung: the tablet may open its transports. */
    media: mediaTicket.nullable(),
  }),
  z.object({
    ...callBase,
    state: z.literal('connecting'),
    media: mediaTicket,
    interpreterAway: away.nullable(),
    graceMs,
  }),
  z.object({
    ...callBase,
    state: z.literal('active'),
    media: mediaTicket,
    interpreterAway: away.nullable(),
    graceMs,
    activeSince: instant,
  }),
  z.object({
    ...callBase,
    state: z.literal('ended'),
    outcome: z.enum(outcomes),
    reason: z.enum(endReasons),
    /** Media flowed and no rating was given yet. */
    surveyDue: z.boolean(),
    /** What was said of its interpreter for the next time; null where that is not asked. */
    nextTime: z.object({ said: nextTime.nullable() }).nullable(),
    /** Of a call with reason `closed`: until when that holds. Null once calls are taken. */
    closed: closed.nullable(),
  }),
]);
export type TabletCall = z.infer<typeof tabletCall>;

/** All that a tablet shows. */
export const tabletView = z.object({
  /** The server's clock when this view was made. */
  now: instant,
  /** By whose clocks the ward goes: an IANA name. */
  timeZone: z.string(),
  counter: counterView,
  languages: z.array(offeredLanguage),
  call: tabletCall.nullable(),
  /** Present while the server is about to end: it takes no new calls until it is back. */
  stopping: z.literal(true).optional(),
  /** Present while nothing can be looked up or recorded: the call goes on, and no new one can begin. */
  databaseAway: z.literal(true).optional(),
});
export type TabletView = z.infer<typeof tabletView>;

export const tabletProtocol = {
  requests: {
    ...mediaRequests,
    ...callRequests,
    sync: contract('The view as it stands: after connecting, and after any doubt.', nothing, tabletView),
    'call:request': contract(
      'Requests an interpreter. Sent again with the same `requestId` it answers with the same call.',
      z.strictObject({
        requestId: id,
        language: languageTag,
        /** What the visit is about; without it, what the counter says. */
        topic: domain.exactOptional(),
        /** Whoever has none of these is not rung. */
        variants: variantTags.exactOptional(),
        preferences: preferences.exactOptional(),
        /** The number of the counter's ticket. It finds the visitor's other calls of the day, and is not kept. */
        ticket: ticketNumber.exactOptional(),
      }),
      z.object({ callId: id }),
    ),
    'call:survey': contract(
      'Rates a call in which media flowed, once, and dismisses it.',
      z.strictObject({ callId: id, rating: z.literal(ratings) }),
      nothing,
    ),
    'call:next-time': contract(
      'Says of an ended call that came with a ticket whether the same interpreter or another is wanted the next time today.',
      z.strictObject({ callId: id, nextTime }),
      nothing,
    ),
    'call:dismiss': contract('Takes an ended call off the tablet.', z.strictObject({ callId: id }), nothing),
  },
  pushes: {
    ...linePushes,
    ...mediaPushes,
    ...signOutPushes,
    view: push('The view, whenever it changes.', tabletView),
  },
} as const;
export type TabletProtocol = typeof tabletProtocol;
