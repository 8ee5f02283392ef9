import { decisionOf, rank, type Candidate, type Decision, type Ranking } from '@mado/core/domain/matching.ts';
import { relaxationAt, type Wanted } from '@mado/core/domain/relaxation.ts';
import type { LanguageRouting } from '@mado/core/domain/routing-settings.ts';
import type { Call, Interpreter } from './call-store.ts';
import { CallWork, type CallContext } from './call-work.ts';
import type { Done } from './changes.ts';
import { endLockedCall } from './end-call.ts';

/** What became of the call that comes first. */
export interface Dispatched {
  readonly callId: string;
  /** An interpreter who may have been free was held by somebody else's transaction. */
  readonly passedOver: boolean;
}

/** How far somebody has looked through the calls that wait. */
export interface Pass {
  /** The calls that they have looked after. */
  readonly seen: readonly string[];
  /** Something changed meanwhile: one of these calls may be rung for by now. */
  readonly outdated: () => boolean;
}

/**
 * Takes up the call that comes first, beyond those of `seen`, and rings the best of its interpreters, as many at once as
 * its language has it; ends it as `no-answer` when nobody is left to try.
 * @returns null when no call is left to take up.
 */
export function dispatchNext(context: CallContext, pass: Pass): Promise<Done<Dispatched | null>> {
  return CallWork.run(context, 'dispatch', async (work) => {
    const call = await work.tx.nextWaiting(pass.seen);
    if (call === null) return null;
    const matched = await match(work, call);
    if (!matched.ranking.hope) {
      await endLockedCall(work, call, 'nobody-left');
      return { callId: call.id, passedOver: false };
    }
    return { callId: call.id, passedOver: await ringBest(work, call, matched, pass) };
  });
}

/** Whom a call may be rung for, and by which rules. */
interface Matched {
  readonly candidates: readonly Candidate[];
  readonly wanted: Wanted;
  readonly ranking: Ranking;
  readonly routing: LanguageRouting;
}

async function match(work: CallWork, call: Call): Promise<Matched> {
  const routing = await work.tx.routing(call.language);
  const candidates = await work.tx.candidates(call.language.tag, call.id);
  const wanted = {
    proficiency: routing.leastProficiency,
    domain: call.domain,
    strains: routing.strain !== null,
    wishes: call.wishes,
  };
  const waitedMs = work.now.getTime() - call.requestedAt.getTime();
  const relaxation = relaxationAt(waitedMs, routing.relaxAfterMs);
  const holdsOut = waitedMs < routing.preferMs;
  const ranking = rank(candidates, wanted, { waitedMs, relaxation, holdsOut });
  return { candidates, wanted, ranking, routing };
}

/** @returns whether nobody is rung, though somebody may have been free whose row was held */
async function ringBest(work: CallWork, call: Call, matched: Matched, { outdated }: Pass): Promise<boolean> {
  const { candidates, wanted, ranking, routing } = matched;
  let [rung, passedOver] = [0, false];
  for (const interpreterId of ranking.ranked) {
    if (rung === routing.ringWidth) return false;
    const interpreter = await work.tx.tryLockInterpreter(interpreterId);
    if (interpreter === null) passedOver = true;
    if (interpreter === null || !isFree(interpreter, wanted)) continue;
    if (outdated()) return rung === 0;
    if (!(await hasPlace(work, candidates, interpreterId))) {
      passedOver = true;
      continue;
    }
    const decision = decisionOf(candidates, wanted, ranking, { interpreterId, at: work.now });
    await ring(work, call, interpreter, { decision, routing });
    rung += 1;
  }
  return passedOver && rung === 0;
}

/** A group of which not all may be busy at once is asked for a place at the last moment, when nobody else can take it. */
async function hasPlace(
  work: CallWork,
  candidates: readonly Candidate[],
  interpreterId: string,
): Promise<boolean> {
  const candidate = candidates.find((one) => one.interpreterId === interpreterId);
  const limited = typeof candidate?.group?.capacity === 'number';
  return !limited || work.tx.holdPlaceInGroup(interpreterId);
}

/** The ranking read without a lock: what it saw may have changed by the time the row is held. */
const isFree = (
  { status, activity, disconnectedAt, unanswered, strain }: Interpreter,
  wanted: Wanted,
): boolean =>
  status === 'available' &&
  activity.state === 'idle' &&
  disconnectedAt === null &&
  unanswered.pausedUntil === null &&
  !(wanted.strains && strain.restsUntil !== null);

async function ring(
  work: CallWork,
  call: Call,
  interpreter: Interpreter,
  { decision, routing }: { readonly decision: Decision; readonly routing: LanguageRouting },
): Promise<void> {
  const timeoutMs = routing.offerTimeoutMs ?? work.context.times.offerTimeoutMs;
  await work.tx.insertOffer({
    id: work.context.newId(),
    callId: call.id,
    interpreterId: interpreter.id,
    state: 'pending',
    createdAt: work.now,
    expiresAt: new Date(work.now.getTime() + timeoutMs),
  });
  await work.advanceInterpreter(interpreter, { type: 'reserve', at: work.now });
  const offered = await work.advance(call, { type: 'offer' });
  await work.record(offered, 'offered', { interpreterId: interpreter.id, decision });
}
