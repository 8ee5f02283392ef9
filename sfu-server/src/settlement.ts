import type { Changes, RecordedEvent } from './calls/changes.ts';
import type { CallMedia } from './media/call-media.ts';
import type { Metrics } from './metrics.ts';

/** Lets the media follow what the timeline says. */
export function settleMedia(events: readonly RecordedEvent[], media: CallMedia): void {
  for (const { type, callId, interpreterId } of events) {
    if (type === 'ended') media.close(callId);
    else if (interpreterId === null) continue;
    else if (type === 'accepted') media.answer(callId, interpreterId);
    else if (type === 'declined' || type === 'timed-out' || type === 'rescinded')
      media.revoke(callId, interpreterId);
  }
}

const seconds = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 1000;

/** Counts what the timeline says. */
export function settleMetrics(events: readonly RecordedEvent[], metrics: Metrics): void {
  for (const { type, at, call } of events) {
    const language = call.language.tag;
    if (type === 'accepted') {
      metrics.answered(language, seconds(call.requestedAt, at));
      metrics.offerClosed('accepted');
    } else if (type === 'declined' || type === 'timed-out' || type === 'rescinded') {
      metrics.offerClosed(type);
    } else if (type === 'connected' && call.status.state === 'active') {
      metrics.mediaUp(seconds(call.status.acceptedAt, at));
    } else if (type === 'ended' && call.status.state === 'ended') {
      metrics.callEnded(language, call.status.outcome);
    }
  }
}

/** Nothing happened: nobody needs to be told. */
export const isEmpty = ({ events, tablets, interpreters, queues }: Changes): boolean =>
  events.length === 0 && tablets.size === 0 && interpreters.size === 0 && queues.size === 0;
