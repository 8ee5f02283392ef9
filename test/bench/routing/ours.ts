import { openings } from '../../support/openings.ts';
import { tickets } from '../../support/tickets.ts';
import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import type { CallStore } from '@mado/sfu-server/calls/call-store.ts';
import { Dispatcher } from '@mado/sfu-server/calls/dispatcher.ts';
import { sqlCallStore } from '@mado/sfu-server/calls/sql-call-store.ts';
import { systemClock } from '@mado/sfu-server/clock.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import type { Bed } from './bed.ts';

/** Nothing may come due while it is measured. */
const times = { ...routingDefaults, offerTimeoutMs: 3_600_000, queueLimitMs: 3_600_000 };

/** The product's dispatcher on a database, which notes when it told of an offer. */
export class OurDispatcher implements AsyncDisposable {
  /** When each offer was told of: its transaction is committed then. */
  readonly toldAt: number[] = [];
  readonly #dispatcher: Dispatcher;
  readonly #errors: unknown[] = [];
  readonly #inUse = { now: 0, most: 0 };

  constructor(bed: Bed) {
    this.#dispatcher = new Dispatcher(
      {
        store: this.#counted(sqlCallStore(bed.database)),
        clock: systemClock,
        times,
        node: 'bench',
        openings,
        tickets,
        accepting: () => true,
        newId,
      },
      ({ events }) => {
        const now = performance.now();
        for (const { type } of events) if (type === 'offered') this.toldAt.push(now);
      },
      (error) => this.#errors.push(error),
    );
  }

  /** The most transactions that were under way at a time: as many connections it takes. */
  get connections(): number {
    return this.#inUse.most;
  }

  start(): Promise<void> {
    this.#dispatcher.start();
    return this.#settled();
  }

  wake(): Promise<void> {
    this.#dispatcher.wake();
    return this.#settled();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#dispatcher.stop();
  }

  async #settled(): Promise<void> {
    await this.#dispatcher.settled();
    if (this.#errors.length > 0) throw new AggregateError(this.#errors, 'the dispatcher failed');
  }

  #counted(store: CallStore): CallStore {
    const inUse = this.#inUse;
    return {
      ...store,
      async transaction(caller, work) {
        inUse.now += 1;
        inUse.most = Math.max(inUse.most, inUse.now);
        try {
          return await store.transaction(caller, work);
        } finally {
          inUse.now -= 1;
        }
      },
    };
  }
}
