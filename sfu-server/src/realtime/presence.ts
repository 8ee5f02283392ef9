import type { Side } from '@mado/core/domain/call.ts';
import type { Command } from '../outage/kept-command.ts';
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
    connections: Connections,
    carryOut: (command: Command) => Promise<void>,
    onError: (error: unknown) => void,
  ) {
    const keeperOf = (side: Side) =>
      new Coalescer(
        (subjectId) =>
          carryOut({ type: connections.isPresent(side, subjectId) ? 'returned' : 'left', side, subjectId }),
        onError,
      );
    this.#tablets = keeperOf('tablet');
    this.#interpreters = keeperOf('interpreter');
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
