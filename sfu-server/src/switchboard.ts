import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import type { Socket } from 'socket.io';
import { nameReader } from './auth/name-reader.ts';
import type { Principal } from './auth/principal.ts';
import type { CallContext } from './calls/call-work.ts';
import type { Changes, Done } from './calls/changes.ts';
import { Dispatcher } from './calls/dispatcher.ts';
import { sqlCallStore } from './calls/sql-call-store.ts';
import { DatabaseUnavailable } from './db/unavailable.ts';
import { Drain } from './drain.ts';
import { newId } from './ids.ts';
import { limits } from './limits.ts';
import { countRunningCalls } from './metrics-repository.ts';
import type { Command } from './outage/kept-command.ts';
import { Keeper } from './outage/keeper.ts';
import { Snapshots } from './outage/snapshots.ts';
import { Standing } from './outage/standing.ts';
import { qualityReporter } from './quality/quality-reporter.ts';
import { Recovery } from './recovery.ts';
import { Connections } from './realtime/connections.ts';
import { connectSocket } from './realtime/connect-socket.ts';
import type { GatewayDeps } from './realtime/gateway-deps.ts';
import { PresenceKeeper } from './realtime/presence.ts';
import { Publisher } from './realtime/publisher.ts';
import { MessageLimit } from './realtime/rate-limit.ts';
import { Turns } from './realtime/turns.ts';
import { isEmpty, settleMedia, settleMetrics } from './settlement.ts';
import type { SwitchboardDeps } from './switchboard-deps.ts';
import { UnderWay } from './under-way.ts';

/** Everything between a connected socket and the rows: use cases, the dispatcher, and telling everybody after. */
export class Switchboard {
  readonly connections = new Connections();
  readonly dispatcher: Dispatcher;
  readonly #deps: SwitchboardDeps;
  readonly #context: CallContext;
  readonly #recovery: Recovery;
  readonly #publisher: Publisher;
  readonly #presence: PresenceKeeper;
  readonly #drain: Drain;
  readonly #gateway: GatewayDeps;
  /** Use cases that have begun, even if whoever asked has left. */
  readonly #underWay = new UnderWay();

  constructor(deps: SwitchboardDeps) {
    const { database, clock, media, openings, onDefect } = deps;
    const onError = (where: string) => (error: unknown) => {
      // Known, and told of once.
      if (!(error instanceof DatabaseUnavailable)) onDefect(where, error);
    };
    this.#deps = deps;
    this.#drain = new Drain({ clock, running: () => this.#running(), onError: onError('drain') });
    this.#recovery = this.#createRecovery(onError('recovery'));
    this.#context = this.#recovery.context;
    const { outage } = this.#recovery;
    const standing = new Standing();
    this.#publisher = new Publisher({
      database,
      clock,
      times: this.#context.times,
      openings,
      media,
      connections: this.connections,
      snapshots: new Snapshots(database, outage, standing),
      databaseAway: () => outage.away,
      stopping: () => this.#drain.begun,
      onError: onError('publish'),
    });
    this.dispatcher = new Dispatcher(this.#context, (changes) => this.#settle(changes), onError('dispatch'));
    const keeper = new Keeper({
      context: this.#context,
      outage,
      spool: deps.spool,
      standing,
      media,
      settled: (work) => this.#settled(work),
      publish: (affected) => this.#publisher.publishViews(affected),
    });
    const carryOut = (command: Command) => this.#underWay.until(keeper.carryOut(command));
    this.#presence = new PresenceKeeper(this.connections, carryOut, onError('presence'));
    this.#gateway = {
      context: this.#context,
      media,
      publisher: this.#publisher,
      connections: this.connections,
      presence: this.#presence,
      limit: new MessageLimit(deps.messagesPerPerson),
      turns: new Turns(limits.messagesAtOnce),
      settled: (work) => this.#settled(work),
      carryOut,
      reportQuality: qualityReporter({ database, clock, outage, underWay: this.#underWay }),
      personName: nameReader(database),
      onDefect,
    };
  }

  /** Takes up what the rows and the spool say. */
  start(): Promise<void> {
    return this.#recovery.start();
  }

  /** Wires up a socket that has been admitted as this person or tablet. */
  connect(principal: Principal, socket: Socket): void {
    connectSocket(this.#gateway, principal, socket);
  }

  /** For who ends somebody's lines from outside, or changes what somebody sees. */
  get gateway(): GatewayDeps {
    return this.#gateway;
  }

  /** Resolves once everything that was asked so far has been carried through and told. */
  async settled(): Promise<void> {
    do {
      await this.#underWay.idle();
      await this.#presence.idle();
      await this.dispatcher.settled();
      await this.#publisher.idle();
    } while (this.#underWay.any);
  }

  /** Calls that wait may be rung for by other rules now, and other calls be taken. */
  routingChanged(): void {
    this.dispatcher.wake();
    this.#publisher.publishTablets();
  }

  /** New calls are refused. */
  get draining(): boolean {
    return this.#drain.begun;
  }

  /** The database does not answer, or cannot write. */
  get databaseAway(): boolean {
    return this.#recovery.outage.away;
  }

  /** Refuses new calls from now on and tells everybody; waits for those that run, at most `limitMs` milliseconds. */
  async drain(limitMs: number): Promise<void> {
    this.#drain.begin();
    this.#publisher.publishAll();
    await this.#drain.over(limitMs);
  }

  /** Stops acting by itself. To be called before the sockets are closed. */
  async stop(): Promise<void> {
    await this.#recovery.outage.stop();
    this.#publisher.stop();
    await this.#presence.stop();
    await this.#underWay.idle();
    await this.dispatcher.stop();
    await this.#publisher.idle();
  }

  /**
   * Even a refused use case held rows for a moment, which the dispatcher passed over if it came by just then: it has to
   * look again.
   */
  async #settled<T>(work: Promise<Done<T>>): Promise<T> {
    try {
      const { result, changes } = await this.#underWay.until(work);
      this.#settle(changes);
      return result;
    } finally {
      this.dispatcher.wake();
    }
  }

  #createRecovery(onError: (error: unknown) => void): Recovery {
    const { database, clock, openings, tickets, node, times, spool, onOutage } = this.#deps;
    return new Recovery({
      unguarded: {
        store: sqlCallStore(database),
        clock,
        times: times ?? routingDefaults,
        openings,
        tickets,
        node,
        accepting: () => !this.#drain.begun,
        newId,
      },
      spool,
      actors: () => ({
        dispatcher: this.dispatcher,
        publisher: this.#publisher,
        presence: this.#presence,
        connections: this.connections,
      }),
      settle: (changes) => this.#settle(changes),
      settled: (work) => this.#settled(work),
      onOutage,
      onError,
    });
  }

  #settle(changes: Changes): void {
    if (isEmpty(changes)) return;
    settleMedia(changes.events, this.#deps.media);
    settleMetrics(changes.events, this.#deps.metrics());
    this.#publisher.publish(changes);
    this.#drain.look();
    this.dispatcher.wake();
  }

  async #running(): Promise<number> {
    await this.#underWay.idle();
    return this.#deps.database.read('running-calls', countRunningCalls);
  }
}
