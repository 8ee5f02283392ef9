import type { Auditor } from '../audit/auditor.ts';
import type { Clock, Timer } from '../clock.ts';
import type { Database } from '../db/database.ts';
import type { Logger } from '../log.ts';
import { deleteOld, type KeptDays } from './kept-records.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface RetentionDeps {
  readonly database: Database;
  readonly auditor: Pick<Auditor, 'append'>;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly kept: KeptDays;
}

/** Deletes what is old: at the start, and once a day. */
export class Retention implements AsyncDisposable {
  readonly #deps: RetentionDeps;
  #timer: Timer | null = null;
  #running: Promise<void> = Promise.resolve();
  readonly #stop = new AbortController();

  constructor(deps: RetentionDeps) {
    this.#deps = deps;
  }

  /** Nobody waits for it: calls can be taken meanwhile. */
  start(): void {
    this.#running = this.#run();
  }

  /** Resolves once the run under way is over. */
  settled(): Promise<void> {
    return this.#running;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    this.#timer?.cancel();
    await this.#running;
  }

  /**
   * What fails, as while the database is away, is tried again within the hour. When the server ends meanwhile, the rest
   * is left to its next start.
   */
  async #run(): Promise<void> {
    const { clock, log, kept } = this.#deps;
    let nextMs = DAY_MS;
    try {
      await deleteOld(this.#deps, kept, clock.now(), this.#stop.signal);
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      log.warn({ err: error }, 'old records could not be deleted');
      nextMs = HOUR_MS;
    }
    if (this.#stop.signal.aborted) return;
    this.#timer = clock.after(nextMs, () => {
      this.start();
    });
  }
}
