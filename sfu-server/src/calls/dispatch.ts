import { transition } from '@mado/core/domain/call.ts';
import { decisionOf, rank, type Candidate, type Decision, type Ranking } from '@mado/core/domain/matching.ts';
import { nextActivity } from '@mado/core/domain/presence.ts';
import { relaxationAt, type Wanted } from '@mado/core/domain/relaxation.ts';
import type { Interpreter, Place, Ring, WaitingCall } from './call-store.ts';
import { CallWork, type CallContext } from './call-work.ts';
import type { Done } from './changes.ts';
import { endLockedCall } from './end-call.ts';
import { Prospects } from './prospects.ts';

/** So many calls are looked after in one transaction at most: what it costs is shared, and what it holds is let go soon. */
const BATCH = 32;

/** What became of the calls that come first. */
export interface Dispatched {
  /** Those that were looked after, in their order. */
  readonly calls: readonly Place[];
  /** An interpreter who may have been free was held by somebody else's transaction. */
  readonly passedOver: boolean;
}

/** How far somebody has looked through the calls that wait. */
export interface Pass {
  /** The last call that they have looked after. */
  readonly after: Place | null;
  /** Something changed meanwhile: one of the calls before may be rung for by now. */
  readonly outdated: () => boolean;
}

/**
 * Takes up the calls that come first, beyond those before `after`, and rings the best interpreters of each, as many at
 * once as its language has it.
 * @returns null when no call is left that somebody is free for
 */
export function dispatchNext(
  context: CallContext,
  { after, outdated }: Pass,
): Promise<Done<Dispatched | null>> {
  return CallWork.run(context, 'dispatch', async (work) => {
    const waiting = await work.tx.nextWaiting(after, BATCH);
    if (waiting.length === 0) return null;
    const round = new Round(work, await Prospects.of(work.tx, waiting));
    await round.hold(waiting);
    const calls: Place[] = [];
    for (const one of waiting) {
      // Whoever came free meanwhile is for the call that comes first, and not for this one.
      if ((after !== null || calls.length > 0) && outdated()) break;
      await round.lookAfter(one);
      calls.push(one.call);
    }
    await work.ring(round.rings);
    return { calls, passedOver: round.passedOver };
  });
}

/**
 * Ends a call as `no-answer` that nobody is left to try for.
 * @returns whether there was one
 */
export function endForsaken(context: CallContext): Promise<Done<boolean>> {
  return CallWork.run(context, 'end-forsaken', async (work) => {
    const call = await work.tx.nextForsaken();
    if (call !== null) await endLockedCall(work, call, 'nobody-left');
    return call !== null;
  });
}

interface Matched {
  readonly candidates: readonly Candidate[];
  readonly wanted: Wanted;
  readonly ranking: Ranking;
}

/** The calls of one transaction, looked after one by one; what is rung is written together. */
class Round {
  readonly rings: Ring[] = [];
  /** Nobody is rung for a call, though somebody may have been free whose row was held. */
  passedOver = false;
  readonly #work: CallWork;
  readonly #prospects: Prospects;
  readonly #held = new Map<string, Interpreter>();

  constructor(work: CallWork, prospects: Prospects) {
    this.#work = work;
    this.#prospects = prospects;
  }

  /**
   * Holds whom the calls will be rung at together, as far as nobody else does: to ask for each of them is most of what a
   * call takes. Whoever turns out to be needed besides is asked for then.
   */
  async hold(calls: readonly WaitingCall[]): Promise<void> {
    const prospects = this.#prospects.anew();
    const wanted = calls.flatMap((waiting) => {
      const ids = matched(waiting, prospects, this.#work.now).ranking.ranked.slice(
        0,
        waiting.routing.ringWidth,
      );
      for (const id of ids) prospects.rang(waiting, id);
      return ids;
    });
    if (wanted.length === 0) return;
    for (const one of await this.#work.tx.tryLockInterpreters(wanted)) this.#held.set(one.id, one);
  }

  async lookAfter(waiting: WaitingCall): Promise<void> {
    const { candidates, wanted, ranking } = matched(waiting, this.#prospects, this.#work.now);
    let [rung, held] = [0, false];
    for (const interpreterId of ranking.ranked) {
      if (rung === waiting.routing.ringWidth) break;
      const interpreter = await this.#take(waiting, interpreterId, wanted);
      held ||= interpreter === 'held';
      if (typeof interpreter === 'string') continue;
      const decision = decisionOf(candidates, wanted, ranking, { interpreterId, at: this.#work.now });
      this.#ring(waiting, interpreter, decision);
      rung += 1;
    }
    this.passedOver ||= held && rung === 0;
  }

  /** The ranking read without a lock: what it saw may have changed by the time the row is held. */
  async #take(
    waiting: WaitingCall,
    interpreterId: string,
    wanted: Wanted,
  ): Promise<Interpreter | 'held' | 'busy'> {
    const known = this.#held.get(interpreterId);
    const [interpreter] =
      known === undefined ? await this.#work.tx.tryLockInterpreters([interpreterId]) : [known];
    if (interpreter === undefined) return 'held';
    if (!isFree(interpreter, wanted)) return 'busy';
    return (await this.#prospects.holdPlace(waiting, interpreterId)) ? interpreter : 'held';
  }

  #ring(waiting: WaitingCall, interpreter: Interpreter, decision: Decision): void {
    const { now, context } = this.#work;
    const { call, routing } = waiting;
    const timeoutMs = routing.offerTimeoutMs ?? context.times.offerTimeoutMs;
    this.rings.push({
      offer: {
        id: context.newId(),
        callId: call.id,
        interpreterId: interpreter.id,
        state: 'pending',
        createdAt: now,
        expiresAt: new Date(now.getTime() + timeoutMs),
      },
      call: { ...call, status: transition(call.status, { type: 'offer' }) },
      interpreter: {
        ...interpreter,
        activity: nextActivity(interpreter.activity, { type: 'reserve', at: now }),
      },
      record: this.#work.entry(call.id, 'offered', { interpreterId: interpreter.id, decision }),
    });
    this.#prospects.rang(waiting, interpreter.id);
  }
}

/** Who may be rung for a call, in their order. */
function matched(waiting: WaitingCall, prospects: Prospects, now: Date): Matched {
  const { call, routing } = waiting;
  const candidates = prospects.candidatesFor(waiting);
  const wanted = {
    proficiency: routing.leastProficiency,
    domain: call.domain,
    strains: routing.strain !== null,
    wishes: call.wishes,
  };
  const waitedMs = now.getTime() - call.requestedAt.getTime();
  const relaxation = relaxationAt(waitedMs, routing.relaxAfterMs);
  const holdsOut = waitedMs < routing.preferMs;
  return { candidates, wanted, ranking: rank(candidates, wanted, { waitedMs, relaxation, holdsOut }) };
}

const isFree = (
  { status, activity, disconnectedAt, unanswered, strain }: Interpreter,
  wanted: Wanted,
): boolean =>
  status === 'available' &&
  activity.state === 'idle' &&
  disconnectedAt === null &&
  unanswered.pausedUntil === null &&
  !(wanted.strains && strain.restsUntil !== null);
