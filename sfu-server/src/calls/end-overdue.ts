import type { EndReason } from '@mado/core/domain/call.ts';
import type { RoutingTimes } from '@mado/core/domain/routing-defaults.ts';
import type { Call } from './call-store.ts';
import { CallWork, type CallContext } from './call-work.ts';
import type { Done } from './changes.ts';
import { endLockedCall } from './end-call.ts';

type OverdueReason = Extract<EndReason, 'queue-expired' | 'media-timeout' | 'lost' | 'interpreter-lost'>;

/**
 * Ends a call whose time was seen to be up, if that still holds once its row is locked: meanwhile it may have been
 * answered, or the side that was away may have come back.
 */
export function endOverdue(context: CallContext, callId: string, reason: OverdueReason): Promise<Done<void>> {
  return CallWork.run(context, `end-overdue (${reason})`, async (work) => {
    const call = await work.tx.lockCall(callId);
    if (call !== null && isOverdue(call, reason, work.now, context.times))
      await endLockedCall(work, call, reason);
  });
}

function isOverdue(call: Call, reason: OverdueReason, now: Date, times: RoutingTimes): boolean {
  const { state } = call.status;
  const waiting = state === 'queued' || state === 'offered';
  const passed = (since: Date | null, limitMs: number) =>
    since !== null && since.getTime() + limitMs <= now.getTime();
  switch (reason) {
    case 'queue-expired':
      return waiting && passed(call.requestedAt, times.queueLimitMs);
    case 'media-timeout':
      return state === 'connecting' && call.tabletLostAt === null && call.consoleLostAt === null;
    case 'lost':
      return passed(call.tabletLostAt, waiting ? times.queuedGraceMs : times.tabletGraceMs);
    case 'interpreter-lost':
      return !waiting && passed(call.consoleLostAt, times.consoleGraceMs);
  }
}
