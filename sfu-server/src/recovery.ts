import type { CallContext } from './calls/call-work.ts';
import type { Changes, Done } from './calls/changes.ts';
import type { Dispatcher } from './calls/dispatcher.ts';
import { takeUp } from './calls/take-up.ts';
import type { DatabaseUnavailable } from './db/unavailable.ts';
import { DatabaseOutage } from './outage/database-outage.ts';
import { guarded } from './outage/guarded-store.ts';
import { replay } from './outage/replay.ts';
import type { Spool } from './outage/spool.ts';
import type { Connections } from './realtime/connections.ts';
import type { PresenceKeeper } from './realtime/presence.ts';
import type { Publisher } from './realtime/publisher.ts';

/** The database went away, or is back and `replayed` commands have been carried out that were kept meanwhile. */
export type OutageNews =
  | { readonly away: true; readonly cause: DatabaseUnavailable }
  | { readonly away: false; readonly replayed: number };

/** Those who act on the rows. */
export interface Actors {
  readonly dispatcher: Dispatcher;
  readonly publisher: Publisher;
  readonly presence: PresenceKeeper;
  readonly connections: Connections;
}

export interface RecoveryDeps {
  /** Asks the database in any case. */
  readonly unguarded: CallContext;
  readonly spool: Spool;
  readonly actors: () => Actors;
  /** Tells the world what was done. */
  readonly settle: (changes: Changes) => void;
  readonly settled: (work: Promise<Done<void>>) => Promise<void>;
  readonly onOutage: (news: OutageNews) => void;
  readonly onError: (error: unknown) => void;
}

/** Takes up the rows: when the server starts, and whenever the database was away. */
export class Recovery {
  readonly outage: DatabaseOutage;
  /** Asks the database only while it is there. */
  readonly context: CallContext;
  readonly #deps: RecoveryDeps;
  #replayed = 0;

  constructor(deps: RecoveryDeps) {
    this.#deps = deps;
    this.outage = new DatabaseOutage({
      clock: deps.unguarded.clock,
      look: () => this.context.store.nextDeadline(deps.unguarded.clock.now(), deps.unguarded.times),
      onBegin: (cause) => {
        this.#begin(cause);
      },
      heal: () => this.#heal(),
      waits: () => deps.spool.size > 0,
      onEnd: () => this.#end(),
      onError: deps.onError,
    });
    this.context = { ...deps.unguarded, store: guarded(deps.unguarded.store, this.outage) };
  }

  /** Carries out what an earlier process was told and could not write down, and takes up what the rows say. */
  async start(): Promise<void> {
    await this.#replay();
    await this.#takeUp('server-restarted');
    this.outage.watch();
  }

  #begin(cause: DatabaseUnavailable): void {
    const { dispatcher, publisher } = this.#deps.actors();
    this.#replayed = 0;
    // Nobody may be held to a time in which they could not act.
    void dispatcher.stop();
    this.#deps.onOutage({ away: true, cause });
    publisher.publishAll();
  }

  async #heal(): Promise<void> {
    await this.#deps.spool.flush();
    await this.#deps.actors().dispatcher.stop();
    await this.#deps.unguarded.store.tryWriting();
    this.#replayed += await this.#replay();
  }

  async #end(): Promise<void> {
    await this.#takeUp('database-away');
    this.#deps.actors().publisher.publishAll();
    this.#deps.onOutage({ away: false, replayed: this.#replayed });
  }

  #replay(): Promise<number> {
    return replay(this.#deps.spool, this.#deps.unguarded, this.#deps.settle);
  }

  /** Whoever is not connected by now has their grace from now on, whatever the rows say. */
  async #takeUp(reason: Parameters<typeof takeUp>[1]): Promise<void> {
    const { presence, connections, dispatcher } = this.#deps.actors();
    for (const carryThrough of await takeUp(this.context, reason)) await this.#deps.settled(carryThrough());
    const { tablets, interpreters } = await this.context.store.connected();
    for (const id of [...tablets, ...connections.subjects('tablet')]) presence.tablet(id);
    for (const id of [...interpreters, ...connections.subjects('interpreter')]) presence.interpreter(id);
    await presence.idle();
    dispatcher.start();
  }
}
