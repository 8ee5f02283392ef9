import { MadoError } from '@mado/core/domain/errors.ts';
import type { CallContext } from '@mado/sfu-server/calls/call-work.ts';
import type { Changes, Done } from '@mado/sfu-server/calls/changes.ts';
import { Dispatcher } from '@mado/sfu-server/calls/dispatcher.ts';
import { isEmpty } from '@mado/sfu-server/settlement.ts';

/** Who hears of what is done at a desk. */
export interface Listener {
  readonly onEvents: (events: Changes['events']) => void;
  readonly onDefect: (where: string, error: unknown) => void;
}

/** Where things are asked for: the use cases and the dispatcher of the product, without sockets. */
export class Desk {
  readonly context: CallContext;
  readonly dispatcher: Dispatcher;
  readonly #listener: Listener;

  constructor(context: CallContext, listener: Listener) {
    this.context = context;
    this.#listener = listener;
    this.dispatcher = new Dispatcher(
      context,
      (changes) => {
        listener.onEvents(changes.events);
        if (!isEmpty(changes)) this.dispatcher.wake();
      },
      (error) => {
        listener.onDefect(`dispatcher of ${context.node}`, error);
      },
    );
  }

  /** Carries a use case through as the server does: a refusal is an answer, and the dispatcher looks again after each. */
  async carryOut<T>(what: string, work: (context: CallContext) => Promise<Done<T>>): Promise<T | null> {
    try {
      const { result, changes } = await work(this.context);
      this.#listener.onEvents(changes.events);
      return result;
    } catch (error) {
      if (!(error instanceof MadoError)) this.#listener.onDefect(what, error);
      return null;
    } finally {
      this.dispatcher.wake();
    }
  }
}
