import { transition, type CallEvent } from '@mado/core/domain/call.ts';
import { nextActivity, type ActivityEvent } from '@mado/core/domain/presence.ts';
import type { RoutingTimes } from '@mado/core/domain/routing-defaults.ts';
import type { Clock } from '../clock.ts';
import type { Openings } from '../opening/openings.ts';
import type { Call, CallStore, CallTransaction, Interpreter, Ring, TimelineRecord } from './call-store.ts';
import type { Tickets } from './tickets.ts';
import type { Changes, Done, RecordedEvent } from './changes.ts';

/** What every use case of a call needs. */
export interface CallContext {
  readonly store: CallStore;
  readonly clock: Clock;
  readonly times: RoutingTimes;
  readonly openings: Openings;
  readonly tickets: Tickets;
  /** The name of this server: a call belongs to the one that holds its media. */
  readonly node: string;
  /** False once the server is about to end. */
  readonly accepting: () => boolean;
  /** Names for new rows: unique, and in the order in which they were made. */
  readonly newId: () => string;
}

/** Details of a timeline entry beyond its call, type and time. */
type EntryDetails = Partial<
  Pick<TimelineRecord, 'side' | 'interpreterId' | 'reason' | 'rating' | 'decision'>
>;

/**
 * One transaction of a use case: changes rows, appends the timeline in the same breath, and remembers what it did.
 */
export class CallWork {
  readonly tx: CallTransaction;
  readonly now: Date;
  readonly context: CallContext;
  readonly #events: RecordedEvent[] = [];
  readonly #tablets = new Set<string>();
  readonly #interpreters = new Set<string>();
  readonly #queues = new Set<string>();

  private constructor(tx: CallTransaction, context: CallContext) {
    this.tx = tx;
    this.context = context;
    this.now = context.clock.now();
  }

  /** Runs `work` in a transaction and hands back its result with what it changed. */
  static run<T>(
    context: CallContext,
    caller: string,
    work: (call: CallWork) => Promise<T>,
  ): Promise<Done<T>> {
    return context.store.transaction(caller, async (tx) => {
      const unit = new CallWork(tx, context);
      const result = await work(unit);
      return { result, changes: unit.#changes() };
    });
  }

  /** Applies an event to a locked call and saves it. */
  async advance(call: Call, event: CallEvent): Promise<Call> {
    const status = transition(call.status, event);
    if (status === call.status) return call;
    if (leftQueue(call, status.state)) this.#queues.add(call.language.tag);
    return this.save({ ...call, status });
  }

  async save(call: Call): Promise<Call> {
    await this.tx.saveCall(call);
    this.touch(call);
    return call;
  }

  /** Applies an event to a locked interpreter and saves them. */
  async advanceInterpreter(interpreter: Interpreter, event: ActivityEvent): Promise<Interpreter> {
    const activity = nextActivity(interpreter.activity, event);
    const idleSince = event.type === 'wrap-up-done' ? event.at : interpreter.idleSince;
    return this.saveInterpreter({ ...interpreter, activity, idleSince });
  }

  async saveInterpreter(interpreter: Interpreter): Promise<Interpreter> {
    await this.tx.saveInterpreter(interpreter);
    this.#interpreters.add(interpreter.id);
    return interpreter;
  }

  /** Appends to the timeline. `call` is the call as it stands after what the entry tells of. */
  async record(call: Call, type: TimelineRecord['type'], details: EntryDetails = {}): Promise<void> {
    const record = this.entry(call.id, type, details);
    await this.tx.insertEvent(record);
    this.#events.push({ ...record, call });
    this.touch(call);
  }

  /** A timeline entry of this instant. */
  entry(callId: string, type: TimelineRecord['type'], details: EntryDetails = {}): TimelineRecord {
    return {
      callId,
      at: this.now,
      type,
      side: details.side ?? null,
      interpreterId: details.interpreterId ?? null,
      reason: details.reason ?? null,
      rating: details.rating ?? null,
      decision: details.decision ?? null,
    };
  }

  /** Makes offers, and tells of them. */
  async ring(rings: readonly Ring[]): Promise<void> {
    if (rings.length > 0) await this.tx.ring(rings);
    for (const { call, interpreter, record } of rings) {
      this.#events.push({ ...record, call });
      this.#interpreters.add(interpreter.id);
      this.touch(call);
    }
  }

  /** Marks the views of both sides as out of date. */
  touch(call: Call): void {
    this.#tablets.add(call.tabletId);
    if ('interpreterId' in call.status && call.status.interpreterId !== null) {
      this.#interpreters.add(call.status.interpreterId);
    }
  }

  #changes(): Changes {
    return {
      events: this.#events,
      tablets: this.#tablets,
      interpreters: this.#interpreters,
      queues: this.#queues,
    };
  }
}

const leftQueue = (call: Call, next: Call['status']['state']): boolean =>
  (call.status.state === 'queued' || call.status.state === 'offered') &&
  next !== 'queued' &&
  next !== 'offered';
