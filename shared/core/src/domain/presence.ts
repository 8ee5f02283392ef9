import { unreachable } from './call.ts';
import { MadoError } from './errors.ts';
import type { Modality } from './language.ts';

/** What the interpreter chose. */
export const statuses = ['offline', 'available', 'break'] as const;
export type InterpreterStatus = (typeof statuses)[number];

export const breakReasons = ['rest', 'meal', 'meeting', 'technical'] as const;
export type BreakReason = (typeof breakReasons)[number];

/** `unanswered`: the routing gave the break to somebody at whom offers rang out. */
export const givenBreakReasons = [...breakReasons, 'unanswered'] as const;
export type GivenBreakReason = (typeof givenBreakReasons)[number];

/** What the routing did. `reserved`: an offer is ringing; `wrap-up`: after-call work. */
export const interpreterStates = ['idle', 'reserved', 'on-call', 'wrap-up'] as const;
export type InterpreterState = (typeof interpreterStates)[number];

/** The routing's side of one interpreter. `since` is when the state began; `until` is set in wrap-up alone. */
export type Activity =
  | { readonly state: 'idle'; readonly since: Date }
  | { readonly state: 'reserved'; readonly since: Date }
  | { readonly state: 'on-call'; readonly since: Date }
  | { readonly state: 'wrap-up'; readonly since: Date; readonly until: Date };

export type ActivityEvent =
  | { readonly type: 'reserve'; readonly at: Date }
  /** The offer was declined, timed out or was rescinded. */
  | { readonly type: 'release'; readonly at: Date }
  | { readonly type: 'answer'; readonly at: Date }
  | { readonly type: 'call-ended'; readonly at: Date; readonly wrapUpMs: number }
  | { readonly type: 'prolong-wrap-up' }
  | { readonly type: 'wrap-up-done'; readonly at: Date };

const from: Record<ActivityEvent['type'], InterpreterState> = {
  reserve: 'idle',
  release: 'reserved',
  answer: 'reserved',
  'call-ended': 'on-call',
  'prolong-wrap-up': 'wrap-up',
  'wrap-up-done': 'wrap-up',
};

/**
 * The next activity of an interpreter. Being rung without an answer does not cost the place among the longest idle:
 * `idleSince` is kept by the caller through a reservation.
 * @throws {MadoError} `invalid-transition`
 */
export function nextActivity(activity: Activity, event: ActivityEvent): Activity {
  if (activity.state !== from[event.type]) {
    throw new MadoError('invalid-transition', `${event.type} in ${activity.state}`);
  }
  switch (event.type) {
    case 'reserve':
      return { state: 'reserved', since: event.at };
    case 'release':
    case 'wrap-up-done':
      return { state: 'idle', since: event.at };
    case 'answer':
      return { state: 'on-call', since: event.at };
    case 'call-ended':
      return { state: 'wrap-up', since: event.at, until: new Date(event.at.getTime() + event.wrapUpMs) };
    case 'prolong-wrap-up':
      return prolonged(activity);
    default:
      return unreachable(event);
  }
}

/** By how much the interpreter prolongs the after-call work at a time, and how long it is at most, in milliseconds. */
const [PROLONG_MS, LONGEST_WRAP_UP_MS] = [60_000, 600_000];

function prolonged(activity: Activity): Activity {
  if (activity.state !== 'wrap-up') return activity;
  const until = Math.min(activity.until.getTime() + PROLONG_MS, latestEnd(activity));
  return { ...activity, until: new Date(Math.max(until, activity.until.getTime())) };
}

const latestEnd = ({ since }: Activity): number => since.getTime() + LONGEST_WRAP_UP_MS;

/** Whether the after-call work can still be prolonged: whoever needs longer goes on break. */
export const mayProlong = (activity: Activity): boolean =>
  activity.state === 'wrap-up' && activity.until.getTime() < latestEnd(activity);

/** After-call work by modality, in milliseconds: signing strains more than speaking. */
export const wrapUpMs: Record<Modality, number> = { spoken: 30_000, sign: 60_000 };
