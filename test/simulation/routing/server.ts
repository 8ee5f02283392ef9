import { openings } from '../../support/openings.ts';
import { tickets } from '../../support/tickets.ts';
import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import type { CallStore } from '@mado/sfu-server/calls/call-store.ts';
import { Desk, type Listener } from './desk.ts';
import type { Turns } from './turns.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What servers work on. */
export interface Surroundings extends Listener {
  readonly turns: Turns;
  readonly time: VirtualTime;
  /** The store as a server has it. */
  readonly connect: (server: Server) => CallStore;
  /** It was killed: what it had begun never happened. */
  readonly kill: (server: Server) => void;
  readonly newId: () => string;
}

/** One server from its start until it is killed. */
export class Server {
  readonly name: string;
  readonly desk: Desk;
  readonly #around: Surroundings;
  #alive = true;

  constructor(name: string, around: Surroundings) {
    this.name = name;
    this.#around = around;
    const context = {
      store: around.connect(this),
      clock: around.time.of(this),
      times: routingDefaults,
      node: name,
      openings,
      tickets,
      accepting: () => true,
      newId: around.newId,
    };
    this.desk = new Desk(context, around);
    this.desk.dispatcher.start();
  }

  get alive(): boolean {
    return this.#alive;
  }

  turn(): Promise<void> {
    return this.#around.turns.take(this);
  }

  /** Ends it between two of its steps. */
  kill(): void {
    this.#alive = false;
    this.#around.kill(this);
    this.#around.turns.drop(this);
    this.#around.time.drop(this);
  }
}
