import type { RoutingTimes } from '@mado/core/domain/routing-defaults.ts';
import type { WaitRange } from '@mado/core/domain/wait-estimate.ts';
import type { Closed, TabletCall, TabletView } from '@mado/core/protocol/tablet.ts';
import type { Call } from '../calls/call-store.ts';
import type { TabletSnapshot } from '../calls/tablet-view-repository.ts';
import { asksForNextTime } from '../calls/next-time.ts';
import type { CallMedia } from '../media/call-media.ts';
import { awayView } from './away.ts';

export interface ViewContext {
  readonly now: Date;
  readonly media: CallMedia;
  readonly times: RoutingTimes;
}

interface TabletContext extends ViewContext {
  /** By whose clocks the ward goes. */
  readonly timeZone: string;
  /** Until when no calls of a language are taken; null: they are. */
  readonly closed: ReadonlyMap<string, Closed | null>;
}

/** What the view says of waits. */
export interface Estimates {
  /** By language, of calls that would begin now. */
  readonly ofNew: ReadonlyMap<string, WaitRange | null>;
  /** Of the call that waits; null while there is none, or nothing is known. */
  readonly estimate: WaitRange | null;
}

/** Draws a tablet's view. Its call's media ticket is issued along the way. */
export function tabletView(
  snapshot: TabletSnapshot,
  { ofNew, estimate }: Estimates,
  context: TabletContext,
): TabletView {
  const { counter, call, languages } = snapshot;
  return {
    now: context.now.getTime(),
    timeZone: context.timeZone,
    counter,
    languages: languages.map(({ tag, modality, variants }) => {
      const closed = context.closed.get(tag) ?? null;
      const estimate = closed === null ? (ofNew.get(tag) ?? null) : null;
      return { tag, modality, closed, variants: [...variants], estimate };
    }),
    call: call === null ? null : tabletCall(call, { ...snapshot, estimate }, context),
  };
}

type Estimated = TabletSnapshot & { readonly estimate: WaitRange | null };

function tabletCall(call: Call, snapshot: Estimated, { media, times, closed }: TabletContext): TabletCall {
  const { status } = call;
  const interpreterAway = awayView(call.consoleLostAt, times.consoleGraceMs);
  const base = { callId: call.id, requestId: call.requestId, language: call.language };
  const answered = { interpreterAway, graceMs: times.tabletGraceMs };
  const ticket = () => ({
    ticket: media.ticket({ callId: call.id, participantId: call.tabletId, side: 'tablet' }, 'live'),
  });
  switch (status.state) {
    case 'queued':
    case 'offered':
      return {
        ...base,
        state: 'queued',
        position: snapshot.position,
        waitingSince: call.requestedAt.getTime(),
        estimate: snapshot.estimate,
        graceMs: times.queuedGraceMs,
        ringing: status.state === 'offered',
        media: snapshot.wasOffered ? ticket() : null,
      };
    case 'connecting':
      return { ...base, ...answered, state: 'connecting', media: ticket() };
    case 'active':
      return {
        ...base,
        ...answered,
        state: 'active',
        media: ticket(),
        activeSince: status.activeAt.getTime(),
      };
    case 'ended':
      return {
        ...base,
        state: 'ended',
        outcome: status.outcome,
        reason: status.reason,
        nextTime: asksForNextTime(call) ? { said: call.nextTime } : null,
        surveyDue: status.activeAt !== null && !snapshot.surveyed,
        closed: status.reason === 'closed' ? (closed.get(call.language.tag) ?? null) : null,
      };
  }
}
