import { decisionOf, rank, type Decision } from '@mado/core/domain/matching.ts';
import type { Call, Interpreter } from './call-store.ts';
import { CallWork, type CallContext } from './call-work.ts';
import type { Done } from './changes.ts';
import { endLockedCall } from './end-call.ts';

/** What became of the call that waits longest. */
export interface Dispatched {
  readonly callId: string;
  /** An interpreter who may have been free was held by somebody else's transaction. */
  readonly passedOver: boolean;
}

/**
 * Takes up the call that waits longest, beyond those of `seen`, and rings the best of its interpreters; ends it as
 * `no-answer` when nobody is left to try.
 * @returns null when no call is left to take up.
 */
export function dispatchNext(
  context: CallContext,
  seen: readonly string[],
): Promise<Done<Dispatched | null>> {
  return CallWork.run(context, 'dispatch', async (work) => {
    const call = await work.tx.nextWaiting(seen);
    if (call === null) return null;
    const candidates = await work.tx.candidates(call.language.tag, call.id);
    const ranking = rank(candidates);
    if (!ranking.hope) {
      await endLockedCall(work, call, 'nobody-left');
      return { callId: call.id, passedOver: false };
    }
    let passedOver = false;
    for (const interpreterId of ranking.ranked) {
      const interpreter = await work.tx.tryLockInterpreter(interpreterId);
      if (interpreter === null) passedOver = true;
      if (interpreter === null || !isFree(interpreter)) continue;
      await ring(work, call, interpreter, decisionOf(candidates, ranking, { interpreterId, at: work.now }));
      return { callId: call.id, passedOver: false };
    }
    return { callId: call.id, passedOver };
  });
}

/** The ranking read without a lock: what it saw may have changed by the time the row is held. */
const isFree = ({ status, activity, disconnectedAt, unanswered }: Interpreter): boolean =>
  status === 'available' &&
  activity.state === 'idle' &&
  disconnectedAt === null &&
  unanswered.pausedUntil === null;

async function ring(work: CallWork, call: Call, interpreter: Interpreter, decision: Decision): Promise<void> {
  await work.tx.insertOffer({
    id: work.context.newId(),
    callId: call.id,
    interpreterId: interpreter.id,
    state: 'pending',
    createdAt: work.now,
    expiresAt: new Date(work.now.getTime() + work.context.times.offerTimeoutMs),
  });
  await work.advanceInterpreter(interpreter, { type: 'reserve', at: work.now });
  const offered = await work.advance(call, { type: 'offer' });
  await work.record(offered, 'offered', { interpreterId: interpreter.id, decision });
}
