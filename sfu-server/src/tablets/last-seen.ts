import type { Clock, Timer } from '../clock.ts';
import { markSeen } from './tablet-repository.ts';
import type { TabletContext } from './tablet-context.ts';

/** How far a server that is killed may leave the list behind, in milliseconds. */
const EVERY_MS = 60_000;

export interface LastSeenDeps {
  readonly context: Pick<TabletContext, 'database' | 'credentials'> & { readonly clock: Clock };
  /** The tablets that are connected now. */
  readonly connected: () => Iterable<string>;
  readonly onError: (error: unknown) => void;
}

/**
 * Keeps when each tablet was seen last: as it comes and goes, and once a minute in between, all of them in one
 * statement. What tablets say costs nothing here.
 */
export class LastSeen {
  readonly #deps: LastSeenDeps;
  readonly #noted = new Set<string>();
  #writing: Promise<void> | null = null;
  #timer: Timer | null = null;
  #stopped = false;

  constructor(deps: LastSeenDeps) {
    this.#deps = deps;
  }

  /**
   * A tablet is here, or has just left. Those that come while others are written down share the next statement. As long
   * as one is connected, it is noted again by itself.
   */
  note(tabletId: string): void {
    if (this.#stopped) return;
    this.#noted.add(tabletId);
    this.#writing ??= this.#writeAll();
    this.#timer ??= this.#deps.context.clock.after(EVERY_MS, () => {
      this.#timer = null;
      for (const id of this.#deps.connected()) this.note(id);
    });
  }

  /** Resolves once everything that was noted is written down. */
  async idle(): Promise<void> {
    await this.#writing;
  }

  /** Those who are here until the end were seen until now; that their lines end after this says nothing. */
  async stop(): Promise<void> {
    this.#timer?.cancel();
    for (const id of this.#deps.connected()) this.note(id);
    this.#stopped = true;
    await this.idle();
  }

  async #writeAll(): Promise<void> {
    // What is noted in the same breath goes into one statement.
    await Promise.resolve();
    while (this.#noted.size > 0) await this.#write().catch(this.#deps.onError);
    this.#writing = null;
  }

  async #write(): Promise<void> {
    const { database, clock, credentials } = this.#deps.context;
    const ids = [...this.#noted];
    this.#noted.clear();
    const now = clock.now();
    await database.transaction('tablets-seen', async (tx) => {
      await markSeen(tx, ids, now);
      await credentials.prolong(tx, ids, now);
    });
  }
}
