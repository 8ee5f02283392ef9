import { noneUnanswered } from '@mado/core/domain/ring-no-answer.ts';
import type { Call } from '../calls/call-store.ts';
import { CallWork, type CallContext } from '../calls/call-work.ts';
import type { Done } from '../calls/changes.ts';
import { withdrawOffer } from '../calls/offers.ts';

/** The interpreter's last console closed. */
export function consoleLost(context: CallContext, interpreterId: string): Promise<Done<void>> {
  return CallWork.run(context, 'console-lost', async (work) => {
    const call = await lockLiveCall(work, interpreterId);
    const interpreter = await work.tx.lockInterpreter(interpreterId);
    if (interpreter === null) return;
    await work.saveInterpreter({ ...interpreter, disconnectedAt: work.now });
    if (call === null || call.consoleLostAt !== null) return;
    const lost = await work.save({ ...call, consoleLostAt: work.now });
    await work.record(lost, 'disconnected', { side: 'interpreter', interpreterId });
  });
}

/** A console of the interpreter is connected (again). */
export function consoleReturned(context: CallContext, interpreterId: string): Promise<Done<void>> {
  return CallWork.run(context, 'console-returned', async (work) => {
    const call = await lockLiveCall(work, interpreterId);
    const interpreter = await work.tx.lockInterpreter(interpreterId);
    if (interpreter === null) return;
    if (interpreter.disconnectedAt !== null)
      await work.saveInterpreter({ ...interpreter, disconnectedAt: null });
    if (call === null || call.consoleLostAt === null) return;
    const back = await work.save({ ...call, consoleLostAt: null });
    await work.record(back, 'reconnected', { side: 'interpreter', interpreterId });
  });
}

/** The console stayed closed past its grace: the interpreter is offline. Does nothing once it is back. */
export function expirePresence(context: CallContext, interpreterId: string): Promise<Done<void>> {
  return CallWork.run(context, 'expire-presence', async (work) => {
    const offer = await work.tx.pendingOfferOf(interpreterId);
    const offered = offer === null ? null : await work.tx.lockCall(offer.callId);
    const interpreter = await work.tx.lockInterpreter(interpreterId);
    const lostAt = interpreter?.disconnectedAt?.getTime();
    if (interpreter === null || lostAt === undefined || interpreter.activity.state === 'on-call') return;
    if (lostAt + context.times.presenceGraceMs > work.now.getTime()) return;
    await work.saveInterpreter({
      ...interpreter,
      status: 'offline',
      breakReason: null,
      unanswered: noneUnanswered,
    });
    if (offer !== null && offered !== null)
      await withdrawOffer(work, offered, offer, 'rescinded', 'interpreter-left');
  });
}

async function lockLiveCall(work: CallWork, interpreterId: string): Promise<Call | null> {
  const live = await work.tx.liveCallOfInterpreter(interpreterId);
  const call = live === null ? null : await work.tx.lockCall(live.id);
  return call?.status.state === 'ended' ? null : call;
}
