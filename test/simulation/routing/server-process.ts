import { openings } from '../../support/openings.ts';
import { tickets } from '../../support/tickets.ts';
import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import type { Changes } from '@mado/sfu-server/calls/changes.ts';
import { sqlCallStore } from '@mado/sfu-server/calls/sql-call-store.ts';
import { systemClock } from '@mado/sfu-server/clock.ts';
import { Database } from '@mado/sfu-server/db/database.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import type { PlannedWard } from '../../support/fill-ward.ts';
import { Random } from '../../support/fuzz/random.ts';
import { Actors } from './actors.ts';
import { Desk } from './desk.ts';

/** What the test says to a server. `finish`: whoever acts ends what they began. `rest`: and the dispatcher, too. */
export type Order =
  | { readonly type: 'begin'; readonly url: string; readonly plan: PlannedWard; readonly seed: number }
  | { readonly type: 'finish' | 'rest' | 'go-on' };

/** What a server says to the test. */
export type Word =
  | { readonly type: 'listening' | 'begun' | 'finished' | 'resting' }
  | { readonly type: 'offered'; readonly count: number }
  | { readonly type: 'defect'; readonly text: string };

const CLIENTS = 25;
/** Everything that takes time takes little, so that much happens. */
const times = {
  ...routingDefaults,
  offerTimeoutMs: 400,
  unansweredPauseMs: 100,
  queueLimitMs: 5_000,
  connectLimitMs: 2_000,
  queuedGraceMs: 500,
  tabletGraceMs: 500,
  consoleGraceMs: 500,
  presenceGraceMs: 500,
};

const say = (word: Word): void => {
  process.send?.(word);
};
const onDefect = (where: string, error: unknown): void => {
  say({
    type: 'defect',
    text: `${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  });
};

function onEvents(events: Changes['events']): void {
  const count = events.filter(({ type }) => type === 'offered').length;
  if (count > 0) say({ type: 'offered', count });
}

/** A server without sockets, whose clients do something at random, one thing after the other. */
class BusyServer {
  readonly #desk: Desk;
  readonly #actors: Actors;
  #acting = false;
  #clients: Promise<unknown> = Promise.resolve();

  constructor(url: string, plan: PlannedWard, seed: number) {
    const database = Database.postgres(url, (error) => {
      onDefect('idle connection', error);
    });
    const context = {
      store: sqlCallStore(database),
      clock: systemClock,
      times,
      node: String(process.pid),
      openings,
      tickets,
      accepting: () => true,
      newId,
    };
    this.#desk = new Desk(context, { onEvents, onDefect });
    this.#actors = new Actors(new Random(seed), plan, newId);
  }

  async begin(): Promise<void> {
    await this.#actors.come(this.#desk);
    this.goOn();
  }

  goOn(): void {
    this.#acting = true;
    this.#desk.dispatcher.start();
    this.#clients = Promise.all(Array.from({ length: CLIENTS }, () => this.#act()));
  }

  async finish(): Promise<void> {
    this.#acting = false;
    await this.#clients;
  }

  /** After a last look, nothing is done here any more. */
  async rest(): Promise<void> {
    const { dispatcher } = this.#desk;
    dispatcher.wake();
    await dispatcher.settled();
    await dispatcher.stop();
  }

  async #act(): Promise<void> {
    while (this.#acting) await this.#actors.act(this.#desk);
  }
}

let server: BusyServer | null = null;

async function obey(order: Order): Promise<void> {
  switch (order.type) {
    case 'begin':
      server = new BusyServer(order.url, order.plan, order.seed);
      await server.begin();
      say({ type: 'begun' });
      break;
    case 'finish':
      await server?.finish();
      say({ type: 'finished' });
      break;
    case 'rest':
      await server?.rest();
      say({ type: 'resting' });
      break;
    case 'go-on':
      server?.goOn();
  }
}

process.on('message', (order: Order) => {
  obey(order).catch((error: unknown) => {
    onDefect(order.type, error);
  });
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0));
say({ type: 'listening' });
