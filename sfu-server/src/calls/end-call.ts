import type { EndReason } from '@mado/core/domain/call.ts';
import { MadoError } from '@mado/core/domain/errors.ts';
import { signed, type Stretch } from '@mado/core/domain/strain.ts';
import type { Call } from './call-store.ts';
import { CallWork, type CallContext } from './call-work.ts';
import type { Done } from './changes.ts';
import { rescindOffers } from './offers.ts';

/**
 * The tablet cancels or hangs up its own call.
 * @throws {MadoError} `call-not-found` (none of this tablet's)
 */
export function endCallByTablet(context: CallContext, tabletId: string, callId: string): Promise<Done<Call>> {
  return CallWork.run(context, 'end-call-by-tablet', async (work) => {
    const call = await work.tx.lockCall(callId);
    if (call?.tabletId !== tabletId) throw new MadoError('call-not-found');
    return endLockedCall(work, call, 'tapped');
  });
}

/**
 * The interpreter hangs up.
 * @throws {MadoError} `call-not-found` (not in this call)
 */
export function endCallByInterpreter(
  context: CallContext,
  interpreterId: string,
  callId: string,
): Promise<Done<Call>> {
  return CallWork.run(context, 'end-call-by-interpreter', async (work) => {
    const call = await work.tx.lockCall(callId);
    if (call === null || interpreterOf(call) !== interpreterId) throw new MadoError('call-not-found');
    return endLockedCall(work, call, 'interpreter-ended');
  });
}

/** Whoever answered the call, or null. */
export const interpreterOf = (call: Call): string | null =>
  'interpreterId' in call.status ? call.status.interpreterId : null;

/** Every way a call ends comes through here: outcome, offers, interpreter and timeline in one transaction. */
export async function endLockedCall(work: CallWork, call: Call, reason: EndReason): Promise<Call> {
  if (call.status.state === 'ended') return call;
  const ended = await work.advance(call, { type: 'end', reason, at: work.now });
  await rescindOffers(work, ended, 'call-ended');
  await startWrapUp(work, ended);
  const dismissed = needsNoScreen(ended) ? await work.save({ ...ended, dismissedAt: work.now }) : ended;
  await work.record(dismissed, 'ended', {
    side: sideOf(reason),
    interpreterId: interpreterOf(ended),
    reason,
  });
  return dismissed;
}

async function startWrapUp(work: CallWork, call: Call): Promise<void> {
  const interpreterId = interpreterOf(call);
  if (interpreterId === null) return;
  const interpreter = await work.tx.lockInterpreter(interpreterId);
  if (interpreter === null) return;
  const { wrapUpMs, strain: rules } = await work.tx.routing(call.language);
  const talked = talkedIn(call);
  const strain =
    rules === null || talked === null ? interpreter.strain : signed(interpreter.strain, talked, rules);
  await work.advanceInterpreter({ ...interpreter, strain }, { type: 'call-ended', at: work.now, wrapUpMs });
}

/** From when both sides had media until the end of a call; null where they never had. */
function talkedIn({ status }: Call): Stretch | null {
  if (status.state !== 'ended' || status.activeAt === null) return null;
  return { from: status.activeAt, to: status.endedAt };
}

/** The visitor's side gave up: there is nothing to tell them. */
export const needsNoScreen = (call: Call): boolean =>
  call.status.state === 'ended' && call.status.outcome === 'cancelled';

function sideOf(reason: EndReason): 'tablet' | 'interpreter' | null {
  if (reason === 'tapped' || reason === 'lost') return 'tablet';
  return reason === 'interpreter-ended' || reason === 'interpreter-lost' ? 'interpreter' : null;
}
