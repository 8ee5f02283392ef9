import { mayProlong } from '@mado/core/domain/presence.ts';
import type { InterpreterCall, InterpreterView, OfferView } from '@mado/core/protocol/interpreter.ts';
import type { CallMedia } from '../media/call-media.ts';
import type { CallAtCounter, ConsoleSnapshot } from '../presence/console-view-repository.ts';
import { awayView } from './away.ts';
import type { ViewContext } from './tablet-view.ts';

/** Draws a console's view. Media tickets of its offer and its call are issued along the way. */
export function consoleView(snapshot: ConsoleSnapshot, context: ViewContext): InterpreterView {
  const { interpreter } = snapshot;
  return {
    now: context.now.getTime(),
    name: snapshot.name,
    languages: [...snapshot.languages],
    status: interpreter.status,
    breakReason: interpreter.breakReason,
    pausedUntil: interpreter.unanswered.pausedUntil?.getTime() ?? null,
    restsUntil: interpreter.strain.restsUntil?.getTime() ?? null,
    state: interpreter.activity.state,
    stateSince: interpreter.activity.since.getTime(),
    offer: offerView(snapshot, context.media),
    call: callView(snapshot, context),
    wrapUp: wrapUpView(snapshot),
  };
}

const callBase = ({ call, counter }: CallAtCounter) => ({
  callId: call.id,
  language: call.language,
  counter,
});

function offerView({ offer: pending }: ConsoleSnapshot, media: CallMedia): OfferView | null {
  if (pending === null) return null;
  const { offer, call } = pending;
  const participant = { callId: call.id, participantId: offer.interpreterId, side: 'interpreter' } as const;
  return {
    ...callBase(pending),
    offerId: offer.id,
    waitingSince: call.requestedAt.getTime(),
    offeredAt: offer.createdAt.getTime(),
    expiresAt: offer.expiresAt.getTime(),
    media: { ticket: media.ticket(participant, 'warm') },
  };
}

function callView(
  { lastAnswered, interpreter }: ConsoleSnapshot,
  { media, times }: ViewContext,
): InterpreterCall | null {
  const status = lastAnswered?.call.status;
  if (lastAnswered === null || (status?.state !== 'connecting' && status?.state !== 'active')) return null;
  const { call } = lastAnswered;
  const participant = { callId: call.id, participantId: interpreter.id, side: 'interpreter' } as const;
  return {
    ...callBase(lastAnswered),
    state: status.state,
    acceptedAt: status.acceptedAt.getTime(),
    activeSince: status.state === 'active' ? status.activeAt.getTime() : null,
    tabletAway: awayView(call.tabletLostAt, times.tabletGraceMs),
    graceMs: times.consoleGraceMs,
    media: { ticket: media.ticket(participant, 'live') },
  };
}

function wrapUpView({ lastAnswered, interpreter }: ConsoleSnapshot): InterpreterView['wrapUp'] {
  const status = lastAnswered?.call.status;
  if (interpreter.activity.state !== 'wrap-up' || lastAnswered === null || status?.state !== 'ended')
    return null;
  return {
    until: interpreter.activity.until.getTime(),
    mayProlong: mayProlong(interpreter.activity),
    call: {
      ...callBase(lastAnswered),
      outcome: status.outcome,
      reason: status.reason,
      acceptedAt: (status.acceptedAt ?? status.endedAt).getTime(),
      endedAt: status.endedAt.getTime(),
    },
  };
}
