import { z } from 'zod';
import { callStates, endReasons, outcomes } from '../../domain/call.ts';
import { language } from '../../domain/language.ts';
import { skipReasons } from '../../domain/matching.ts';
import { relaxations } from '../../domain/relaxation.ts';
import { verdicts } from '../../domain/quality.ts';
import { timelineTypes } from '../../domain/timeline.ts';
import { id, instant } from '../contract.ts';
import { callQuality } from '../quality.ts';
import { counterView } from '../tablet.ts';
import { file, rest } from './contract.ts';

/** One line of the call log. */
export const callLogEntry = z.object({
  callId: id,
  state: z.enum(callStates),
  outcome: z.enum(outcomes).nullable(),
  reason: z.enum(endReasons).nullable(),
  language,
  counter: counterView,
  interpreter: z.string().nullable(),
  requestedAt: instant,
  acceptedAt: instant.nullable(),
  activeAt: instant.nullable(),
  endedAt: instant.nullable(),
  rating: z.number().int().min(1).max(3).nullable(),
  /** The share of seconds within the thresholds, in the worse direction; null with too few to judge by. */
  quality: z.object({ verdict: z.enum(verdicts), share: z.number().min(0).max(1) }).nullable(),
});
export type CallLogEntry = z.infer<typeof callLogEntry>;

/** `cursor`: where the page before this one ended. */
export const callLogQuery = z.object({
  cursor: id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const callLogPage = z.object({ calls: z.array(callLogEntry), nextCursor: id.nullable() });
export type CallLogPage = z.infer<typeof callLogPage>;

const count = z.number().int().min(0);
/** How somebody came to be rung: see `Decision` of the domain. */
const decision = z.object({
  idleMs: z.number().min(0),
  others: count,
  skipped: z.record(z.enum(skipReasons), count),
  relaxed: z.literal(relaxations),
  group: z.string().nullable(),
  preferred: z.object({
    gender: z.boolean().exactOptional(),
    deaf: z.boolean().exactOptional(),
    again: z.boolean().exactOptional(),
  }),
});

export const timelineEntry = z.object({
  at: instant,
  type: z.enum(timelineTypes),
  /** The interpreter whom the entry is about. */
  interpreter: z.string().nullable(),
  /** Which side, for entries about one. */
  side: z.enum(['tablet', 'interpreter']).nullable(),
  /** Why: of a decline, a rescinded offer, an ending. */
  reason: z.string().nullable(),
  /** Why this interpreter: of an offer that was made since it is kept. */
  decision: decision.nullable(),
  /** Of a survey. */
  rating: z.number().int().min(1).max(3).nullable(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const callDetail = z.object({ call: callLogEntry, timeline: z.array(timelineEntry) });
export type CallDetail = z.infer<typeof callDetail>;

const callParams = z.strictObject({ callId: id });

export const callRoutes = {
  'GET /api/admin/calls': rest({
    about: 'The call log, newest first.',
    query: callLogQuery,
    output: callLogPage,
  }),
  'GET /api/admin/calls.csv': rest({
    about:
      'The call log as a CSV file (RFC 4180, UTF-8 with a byte-order mark), newest first. Times are ISO 8601 at +09:00.',
    output: file,
  }),
  'GET /api/admin/calls/:callId/line': rest({
    about: 'One line of the call log, read again because the call changed.',
    params: callParams,
    output: callLogEntry,
  }),
  'GET /api/admin/calls/:callId': rest({
    about: 'One call and its timeline.',
    params: callParams,
    output: callDetail,
  }),
  'GET /api/admin/calls/:callId/quality': rest({
    about: 'How the picture and the sound of one call were, in both directions.',
    params: callParams,
    output: callQuality,
  }),
} as const;
