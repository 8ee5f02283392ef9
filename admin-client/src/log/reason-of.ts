import { endReasons, type EndReason } from '@mado/core/domain/call.ts';
import { declineReasons, type DeclineReason } from '@mado/core/domain/offer.ts';
import type { TimelineEntry } from '@mado/core/protocol/rest/calls.ts';

/** Why an offer was taken back, as the timeline records it. */
const rescindReasons = ['answered', 'call-ended', 'interpreter-left', 'server-restarted'] as const;
type RescindReason = (typeof rescindReasons)[number];

/** The key of the words for the reason of a timeline entry. */
export type ReasonKey = `ended.${EndReason}` | `declined.${DeclineReason}` | `rescinded.${RescindReason}`;

const known = {
  ended: endReasons,
  declined: declineReasons,
  rescinded: rescindReasons,
} as const satisfies Partial<Record<TimelineEntry['type'], readonly string[]>>;

/** Why, where the entry says so and we have words for it; null otherwise. */
export function reasonOf({ type, reason }: Pick<TimelineEntry, 'type' | 'reason'>): ReasonKey | null {
  if (reason === null) return null;
  if (type !== 'ended' && type !== 'declined' && type !== 'rescinded') return null;
  const reasons: readonly string[] = known[type];
  return reasons.includes(reason) ? (`${type}.${reason}` as ReasonKey) : null;
}
