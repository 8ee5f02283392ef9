import type { Timer } from '../clock.ts';
import { expirePresence } from '../presence/console-presence.ts';
import { endPause } from '../presence/end-pause.ts';
import { endRest } from '../presence/end-rest.ts';
import { finishWrapUp } from '../presence/wrap-up.ts';
import type { CallContext } from './call-work.ts';
import type { Place } from './call-store.ts';
import type { Changes, Done } from './changes.ts';
import { dispatchNext, endForsaken, type Dispatched } from './dispatch.ts';
import { endOverdue } from './end-overdue.ts';
import { expireOffer } from './offers.ts';

/** Told of what the dispatcher did, after each commit. */
export type Settle = (changes: Changes) => void;

/** Rows that others held are looked at again this much later, in milliseconds: few transactions take longer. */
const HELD_MS = 100;
/** So often in a row a pass begins anew for what changed meanwhile, before one is carried through in any case. */
const MOST_ANEW = 10;
/** After a pass that failed, it is tried again this much later, in milliseconds. */
const RETRY_MS = 1000;

/**
 * The sole owner of time in the life of calls. A pass does what has come due, rings for every waiting call, and arms
 * one timer for the next deadline. All deadlines are read from the rows, so a restarted server takes up where the
 * last one stopped.
 */
export class Dispatcher {
  readonly #context: CallContext;
  readonly #settle: Settle;
  readonly #onError: (error: unknown) => void;
  #timer: Timer | null = null;
  #pass: Promise<void> | null = null;
  #again = false;
  #begunAnew = 0;
  /**
   * Nothing comes due before, as far as the last pass saw: what others added since is seen at the end of this one, and comes
   * due at once then. In milliseconds since 1970.
   */
  #dueAt = 0;
  /** Nothing may be rung before the rows say who is there. */
  #stopped = true;

  constructor(context: CallContext, settle: Settle, onError: (error: unknown) => void) {
    this.#context = context;
    this.#settle = settle;
    this.#onError = onError;
  }

  /** From now on it acts. To be called once the rows say who is there. */
  start(): void {
    this.#stopped = false;
    this.wake();
  }

  /** Something changed: look again, soon. Calls made during a pass are served by one more pass. */
  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#pass ??= this.#run();
  }

  /** Resolves once no pass is running and none is asked for. */
  async settled(): Promise<void> {
    while (this.#pass !== null) await this.#pass;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#again = false;
    this.#timer?.cancel();
    await this.settled();
  }

  async #run(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        await this.#runPass();
      }
    } catch (error) {
      this.#onError(error);
      this.#arm(RETRY_MS);
    } finally {
      this.#pass = null;
      // Woken between the last look at #again and here.
      if (this.#again) this.wake();
    }
  }

  async #runPass(): Promise<void> {
    const { store, times, clock } = this.#context;
    const failed = this.#dueAt <= clock.now().getTime() && (await this.#expire());
    const held = await this.#dispatchAll();
    const next = await store.nextDeadline(clock.now(), times);
    this.#dueAt = next?.getTime() ?? Infinity;
    this.#timer?.cancel();
    this.#timer = null;
    const untilNext = next === null ? Infinity : next.getTime() - clock.now().getTime();
    const delayMs = failed ? Math.max(untilNext, RETRY_MS) : untilNext;
    if (held) this.#arm(Math.min(delayMs, HELD_MS));
    else if (next !== null) this.#arm(delayMs);
  }

  #arm(delayMs: number): void {
    if (this.#stopped) return;
    this.#timer?.cancel();
    this.#timer = this.#context.clock.after(delayMs, () => {
      this.wake();
    });
  }

  /** @returns whether something was due and could not be done: it is still due. */
  async #expire(): Promise<boolean> {
    const context = this.#context;
    const due = await context.store.due(context.clock.now(), context.times);
    const works = [
      ...due.offers.map((id) => () => expireOffer(context, id)),
      ...due.queueExpired.map((id) => () => endOverdue(context, id, 'queue-expired')),
      ...due.connectExpired.map((id) => () => endOverdue(context, id, 'media-timeout')),
      ...due.tabletsLost.map((id) => () => endOverdue(context, id, 'lost')),
      ...due.consolesLost.map((id) => () => endOverdue(context, id, 'interpreter-lost')),
      ...due.pauses.map((id) => () => endPause(context, id)),
      ...due.rests.map((id) => () => endRest(context, id)),
      ...due.wrapUps.map((id) => () => finishWrapUp(context, id)),
      ...due.presences.map((id) => () => expirePresence(context, id)),
    ];
    let failed = false;
    for (const work of works) failed = !(await this.#try(work)) || failed;
    return failed;
  }

  /** One row that cannot be dealt with must not stop the calls of all others. */
  async #try(work: () => Promise<Done<unknown>>): Promise<boolean> {
    try {
      await this.#do(work());
      return true;
    } catch (error) {
      this.#onError(error);
      return false;
    }
  }

  /** @returns whether a call or an interpreter was passed over because somebody else held the row. */
  async #dispatchAll(): Promise<boolean> {
    const seen: string[] = [];
    let after: Place | null = null;
    // Whoever came free during the pass is for the call that comes first, not for the one that is looked after next.
    const outdated = () => this.#again && this.#begunAnew < MOST_ANEW;
    let held = false;
    for (;;) {
      if (after !== null && outdated()) {
        this.#begunAnew += 1;
        return false;
      }
      const dispatched: Dispatched | null = await this.#do(dispatchNext(this.#context, { after, outdated }));
      if (dispatched === null) break;
      seen.push(...dispatched.calls.map(({ id }) => id));
      after = dispatched.calls.at(-1) ?? after;
      held ||= dispatched.passedOver;
    }
    while (await this.#do(endForsaken(this.#context)));
    this.#begunAnew = 0;
    return held || (await this.#context.store.waitingBeyond(seen));
  }

  async #do<T>(work: Promise<Done<T>>): Promise<T> {
    const { result, changes } = await work;
    this.#settle(changes);
    return result;
  }
}
