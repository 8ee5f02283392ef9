import type { Clock } from './clock.ts';
import { Coalescer } from './realtime/coalescer.ts';

export interface DrainDeps {
  readonly clock: Clock;
  /** How many calls ring or are answered. */
  readonly running: () => Promise<number>;
  readonly onError: (error: unknown) => void;
}

/**
 * The last stretch of a server: calls that run may end, new ones are refused. Calls that wait are still offered, and
 * stay in the rows for the next start when nobody is free meanwhile.
 */
export class Drain {
  readonly #deps: DrainDeps;
  readonly #looks: Coalescer;
  readonly #over = Promise.withResolvers<undefined>();
  #begun = false;

  constructor(deps: DrainDeps) {
    this.#deps = deps;
    this.#looks = new Coalescer(async () => {
      if ((await deps.running()) === 0) this.#over.resolve(undefined);
    }, deps.onError);
  }

  get begun(): boolean {
    return this.#begun;
  }

  /** No new calls from now on. */
  begin(): void {
    this.#begun = true;
  }

  /** Resolves once no call runs any more, or after `limitMs` milliseconds. */
  async over(limitMs: number): Promise<void> {
    if (limitMs === 0) return;
    const limit = this.#deps.clock.after(limitMs, () => {
      this.#over.resolve(undefined);
    });
    this.look();
    await this.#over.promise;
    limit.cancel();
    await this.#looks.idle();
  }

  /** Something happened to a call: perhaps it was the last one that ran. */
  look(): void {
    if (this.#begun) this.#looks.request('running');
  }
}
