import { MadoError } from '@mado/core/domain/errors.ts';
import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import type { CallStore } from '@mado/sfu-server/calls/call-store.ts';
import type { CallContext } from '@mado/sfu-server/calls/call-work.ts';
import type { Changes, Done } from '@mado/sfu-server/calls/changes.ts';
import { Dispatcher } from '@mado/sfu-server/calls/dispatcher.ts';
import { isEmpty } from '@mado/sfu-server/settlement.ts';
import type { Turns } from './turns.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What servers work on. */
export interface Surroundings {
  readonly turns: Turns;
  readonly time: VirtualTime;
  /** The store as a server has it. */
  readonly connect: (server: Server) => CallStore;
  /** It was killed: what it had begun never happened. */
  readonly kill: (server: Server) => void;
  readonly newId: () => string;
  readonly onEvents: (events: Changes['events']) => void;
  readonly onDefect: (where: string, error: unknown) => void;
}

/** One server from its start until it is killed: the use cases and the dispatcher of the product, without sockets. */
export class Server {
  readonly name: string;
  readonly context: CallContext;
  readonly #around: Surroundings;
  readonly #dispatcher: Dispatcher;
  #alive = true;

  constructor(name: string, around: Surroundings) {
    this.name = name;
    this.#around = around;
    this.context = {
      store: around.connect(this),
      clock: around.time.of(this),
      times: routingDefaults,
      node: name,
      accepting: () => true,
      newId: around.newId,
    };
    this.#dispatcher = new Dispatcher(
      this.context,
      (changes) => {
        around.onEvents(changes.events);
        if (!isEmpty(changes)) this.#dispatcher.wake();
      },
      (error) => {
        around.onDefect(`dispatcher of ${name}`, error);
      },
    );
    this.#dispatcher.start();
  }

  get alive(): boolean {
    return this.#alive;
  }

  turn(): Promise<void> {
    return this.#around.turns.take(this);
  }

  /** Carries a use case through as the server does: a refusal is an answer, and the dispatcher looks again after each. */
  async carryOut<T>(what: string, work: (context: CallContext) => Promise<Done<T>>): Promise<T | null> {
    try {
      const { result, changes } = await work(this.context);
      this.#around.onEvents(changes.events);
      return result;
    } catch (error) {
      if (!(error instanceof MadoError)) this.#around.onDefect(what, error);
      return null;
    } finally {
      this.#dispatcher.wake();
    }
  }

  /** Ends it between two of its steps. */
  kill(): void {
    this.#alive = false;
    this.#around.kill(this);
    this.#around.turns.drop(this);
    this.#around.time.drop(this);
  }
}
