import type { Clock, Timer } from '../clock.ts';
import { DatabaseUnavailable } from '../db/unavailable.ts';
import type { Outage } from './guarded-store.ts';

/** How often it is tried whether the database is back, in milliseconds. */
const RETRY_MS = 1000;
/** How often it is looked whether the database is there while nobody needs it, in milliseconds. */
const WATCH_MS = 5000;

export interface DatabaseOutageDeps {
  readonly clock: Clock;
  /** Reads something, through {@link ifThere}. */
  readonly look: () => Promise<unknown>;
  /** Stops acting by itself: nobody may be held to a time that they could not keep. */
  readonly onBegin: (cause: DatabaseUnavailable) => void;
  /** Writes to the database what waits. @throws {DatabaseUnavailable} while it is away */
  readonly heal: () => Promise<void>;
  /** Whether anything waits to be written. */
  readonly waits: () => boolean;
  /** The database is back and whatever waited is in it: acts again. */
  readonly onEnd: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** The time from when somebody finds the database away until everything that waited for it is done. */
export class DatabaseOutage implements Outage {
  readonly #deps: DatabaseOutageDeps;
  #away = false;
  #stopped = false;
  #timer: Timer | null = null;
  #healing: Promise<void> = Promise.resolve();

  constructor(deps: DatabaseOutageDeps) {
    this.#deps = deps;
  }

  get away(): boolean {
    return this.#away;
  }

  /** From now on it finds out by itself, so that nobody taps in vain. */
  watch(): void {
    if (this.#stopped || this.#away) return;
    this.#timer?.cancel();
    this.#timer = this.#deps.clock.after(WATCH_MS, () => {
      this.#healing = this.#look();
    });
  }

  begin(cause: DatabaseUnavailable): void {
    if (this.#away || this.#stopped) return;
    this.#away = true;
    this.#deps.onBegin(cause);
    this.#arm();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    await this.#healing;
  }

  #arm(): void {
    if (this.#stopped) return;
    this.#timer?.cancel();
    this.#timer = this.#deps.clock.after(RETRY_MS, () => {
      this.#healing = this.#heal();
    });
  }

  async #look(): Promise<void> {
    try {
      await this.#deps.look();
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) this.#deps.onError(error);
    }
    this.watch();
  }

  async #heal(): Promise<void> {
    try {
      // What came while the last of it was written has to go in before anything newer.
      do await this.#deps.heal();
      while (this.#deps.waits());
      this.#away = false;
      await this.#deps.onEnd();
      this.watch();
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) this.#deps.onError(error);
      // Away again, or a defect on the way back: whatever was not done is tried again.
      this.#away = true;
      this.#arm();
    }
  }
}
