import { tabletLost, tabletReturned } from '../calls/tablet-presence.ts';
import type { CallContext } from '../calls/call-work.ts';
import type { Done } from '../calls/changes.ts';
import { consoleLost, consoleReturned } from '../presence/console-presence.ts';
import { Coalescer } from './coalescer.ts';
import type { Connections } from './connections.ts';

/**
 * Brings the rows in line with who is connected. However fast somebody comes and goes, each run looks at what holds
 * by then, so the last word is always right.
 */
export class PresenceKeeper {
  readonly #tablets: Coalescer;
  readonly #interpreters: Coalescer;
  #stopped = false;

  constructor(
    context: CallContext,
    connections: Connections,
    settled: (work: Promise<Done<void>>) => Promise<void>,
    onError: (error: unknown) => void,
  ) {
    this.#tablets = new Coalescer(
      (id) =>
        settled(connections.isPresent('tablet', id) ? tabletReturned(context, id) : tabletLost(context, id)),
      onError,
    );
    this.#interpreters = new Coalescer(
      (id) =>
        settled(
          connections.isPresent('interpreter', id) ? consoleReturned(context, id) : consoleLost(context, id),
        ),
      onError,
    );
  }

  tablet(id: string): void {
    if (!this.#stopped) this.#tablets.request(id);
  }

  interpreter(id: string): void {
    if (!this.#stopped) this.#interpreters.request(id);
  }

  /** From now on sockets close because the server ends, not because somebody left. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.idle();
  }

  async idle(): Promise<void> {
    await Promise.all([this.#tablets.idle(), this.#interpreters.idle()]);
  }
}
