import { noneUnanswered } from '@mado/core/domain/ring-no-answer.ts';
import { noStrain } from '@mado/core/domain/strain.ts';
import { routingOf } from '@mado/core/domain/routing-settings.ts';
import { dueAmong, nextAmong } from '@mado/sfu-server/calls/deadlines.ts';
import type { Call, CallStore, CallTransaction, Interpreter } from '@mado/sfu-server/calls/call-store.ts';
import { TransactionConflict } from '@mado/sfu-server/db/conflict.ts';
import type { PlannedWard } from '../fill-ward.ts';
import { pendingRows } from './deadlines.ts';
import { History } from './history.ts';
import { Locks } from './locks.ts';
import { MemoryTransaction } from './memory-transaction.ts';
import { noRows, type MemoryRows, type OfferRow } from './rows.ts';
import { canBeHelped, isForsaken } from './rules.ts';

/** A server that works on the store. */
export interface Worker {
  readonly name: string;
  /** Awaited before every query and every commit: others may go on meanwhile. Never resolves for one that was killed. */
  turn(): Promise<void>;
}

/** The rows that a transaction wrote, as they were before. */
export interface Before {
  readonly calls: ReadonlyMap<string, Call>;
  readonly offers: ReadonlyMap<string, OfferRow>;
}

/** Hears of every commit, once it is carried out. */
export type OnCommit = (tx: MemoryTransaction, before: Before) => void;

/** As often as the database tries. */
const ATTEMPTS = 5;

/**
 * Calls, offers and presence in memory, for several servers at once. It behaves as the database does at READ COMMITTED:
 * rows are locked, writes are seen once they are committed, and a killed server leaves nothing half done.
 */
export class MemoryStore {
  readonly rows: MemoryRows = noRows();
  readonly history = new History();
  readonly #locks = new Locks((key) => this.history.note(`release of ${key}`));
  readonly #open = new Map<MemoryTransaction, Worker>();
  readonly #onCommit: OnCommit;
  #count = 0;

  constructor(onCommit: OnCommit = () => undefined) {
    this.#onCommit = onCommit;
  }

  /** Puts a ward into it, of which nobody is there yet. */
  fill({ languages, tablets, interpreters, groups = [] }: PlannedWard, now: Date): void {
    for (const { id, ...group } of groups) this.rows.groups.set(id, group);
    for (const { tag, modality, routing = {}, opening = null, variants = [] } of languages) {
      this.rows.languages.set(tag, { tag, modality, opening, variants });
      this.rows.routing.set(tag, routingOf(modality, routing));
    }
    for (const { id, domain = null, priorityMs = 0 } of tablets)
      this.rows.tablets.set(id, { counterId: id, domain, priorityMs });
    for (const { id, skills, groupId = null, gender = null, deaf = false } of interpreters) {
      this.rows.traits.set(id, { gender, deaf });
      if (groupId !== null) this.rows.members.set(id, groupId);
      this.rows.interpreters.set(id, newInterpreter(id, now));
      this.rows.skills.set(id, new Map(skills.map((skill) => [skill.language, skill])));
    }
  }

  /** The store as one server has it. */
  connect(worker: Worker): CallStore {
    const { rows } = this;
    const read = async <T>(answer: () => T): Promise<T> => {
      await worker.turn();
      return answer();
    };
    return {
      transaction: (caller, work) => this.#transaction(worker, caller, work),
      due: (now, times) => read(() => dueAmong(pendingRows(rows), now, times)),
      nextDeadline: (now, times) => read(() => nextAmong(pendingRows(rows), now, times)),
      waitingBeyond: (seen) =>
        read(() => {
          const all = {
            ...rows,
            interpreters: [...rows.interpreters.values()],
            offers: [...rows.offers.values()],
          };
          return [...rows.calls.values()].some(
            (call) => (canBeHelped(all, call) && !seen.includes(call.id)) || isForsaken(all, call),
          );
        }),
      connected: () => read(() => connected(rows)),
      restartGraces: (now) => read(() => restartGraces(rows, now)),
      forgetMedia: () => read(() => forgetMedia(rows)),
      forgetKept: (ids) => read(() => ids.forEach((id) => rows.kept.delete(id))),
      tryWriting: () => read(() => undefined),
    };
  }

  /** A server was killed: what it had begun never happened. */
  kill(worker: Worker): void {
    for (const [tx, owner] of this.#open) if (owner === worker) this.#end(tx);
  }

  /** Whether a transaction has changed the row, or may do so. */
  isHeld(key: `${'call' | 'interpreter'} ${string}`): boolean {
    return this.#locks.isHeld(key);
  }

  /** Forgets a call that is over, with all that belongs to it. */
  forgetCall(id: string): void {
    const { calls, offers, timelines, surveys } = this.rows;
    calls.delete(id);
    timelines.delete(id);
    surveys.delete(id);
    for (const offer of offers.values()) if (offer.callId === id) offers.delete(offer.id);
    this.history.forget(id);
  }

  async #transaction<T>(
    worker: Worker,
    caller: string,
    work: (tx: CallTransaction) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(worker, caller, work);
      } catch (error) {
        if (attempt === ATTEMPTS || !(error instanceof TransactionConflict)) throw error;
      }
    }
  }

  async #attempt<T>(worker: Worker, caller: string, work: (tx: CallTransaction) => Promise<T>): Promise<T> {
    this.#count += 1;
    const shared = { rows: this.rows, locks: this.#locks, history: this.history };
    const tx = new MemoryTransaction(worker.name, `${caller} ${this.#count}`, shared, () => worker.turn());
    this.#open.set(tx, worker);
    try {
      const result = await work(tx);
      await worker.turn();
      this.#commit(tx);
      return result;
    } finally {
      this.#end(tx);
      // Committed, and nobody knows it yet.
      await worker.turn();
    }
  }

  #commit(tx: MemoryTransaction): void {
    const { rows } = this;
    for (const id of tx.calls.written.keys()) this.history.note(`change of ${id}`);
    const before = {
      calls: those(rows.calls, tx.calls.written),
      offers: those(rows.offers, tx.offers.written),
    };
    for (const [id, call] of tx.calls.written) rows.calls.set(id, call);
    for (const [id, offer] of tx.offers.written) rows.offers.set(id, offer);
    for (const [id, interpreter] of tx.interpreters.written) rows.interpreters.set(id, interpreter);
    for (const event of tx.events)
      rows.timelines.set(event.callId, [...(rows.timelines.get(event.callId) ?? []), event]);
    for (const [callId, rating] of tx.surveys) rows.surveys.set(callId, rating);
    for (const id of tx.kept) rows.kept.add(id);
    for (const { callId, at } of lookedAfter(tx)) this.history.note(`look at ${callId} by ${tx.server}`, at);
    this.#onCommit(tx, before);
  }

  #end(tx: MemoryTransaction): void {
    this.#open.delete(tx);
    this.#locks.release(tx);
  }
}

/** Of the calls that it took up those before the last one that it rang for, and the first: a pass may break off after it. */
function lookedAfter({ taken, offers }: MemoryTransaction): MemoryTransaction['taken'] {
  const rung = new Set([...offers.written.values()].map(({ callId }) => callId));
  return taken.slice(
    0,
    1 +
      Math.max(
        0,
        taken.findLastIndex(({ callId }) => rung.has(callId)),
      ),
  );
}

const those = <Row>(rows: ReadonlyMap<string, Row>, written: ReadonlyMap<string, Row>): Map<string, Row> =>
  new Map([...rows].filter(([id]) => written.has(id)));

const newInterpreter = (id: string, now: Date): Interpreter => ({
  id,
  status: 'offline',
  breakReason: null,
  activity: { state: 'idle', since: now },
  idleSince: now,
  unanswered: noneUnanswered,
  strain: noStrain,
  disconnectedAt: now,
});

function connected({ calls, interpreters }: MemoryRows) {
  const live = [...calls.values()].filter(({ status }) => status.state !== 'ended');
  return {
    tablets: live.filter(({ tabletLostAt }) => tabletLostAt === null).map(({ tabletId }) => tabletId),
    interpreters: [...interpreters.values()]
      .filter(
        ({ status, activity, disconnectedAt }) =>
          disconnectedAt === null && (status !== 'offline' || activity.state === 'on-call'),
      )
      .map(({ id }) => id),
  };
}

function restartGraces({ calls, interpreters }: MemoryRows, now: Date): void {
  const anew = (since: Date | null) => (since === null ? null : now);
  for (const call of liveCalls(calls))
    calls.set(call.id, {
      ...call,
      tabletLostAt: anew(call.tabletLostAt),
      consoleLostAt: anew(call.consoleLostAt),
    });
  for (const interpreter of [...interpreters.values()])
    if (interpreter.status !== 'offline')
      interpreters.set(interpreter.id, { ...interpreter, disconnectedAt: anew(interpreter.disconnectedAt) });
}

function forgetMedia({ calls }: MemoryRows): void {
  for (const call of liveCalls(calls))
    if (call.status.state === 'connecting')
      calls.set(call.id, { ...call, status: { ...call.status, mediaUp: [] } });
}

const liveCalls = (calls: ReadonlyMap<string, Call>): Call[] =>
  [...calls.values()].filter(({ status }) => status.state !== 'ended');
