import type { Actor } from '../auth/access.ts';
import type { Principal } from '../auth/principal.ts';
import type { Clock, Timer } from '../clock.ts';
import { Coalescer } from './coalescer.ts';
import { DatabaseUnavailable } from '../db/unavailable.ts';

/** What another server changes is noticed within this; what this one changes, at once. */
const EVERY_MS = 15_000;

/** A connection, and as whom it was let in. */
export interface Admitted {
  readonly principal: Principal;
  readonly end: () => void;
}

/** Sessions by their ids: those of people and those of tablets are kept apart. */
export interface SessionIds {
  readonly people: readonly string[];
  readonly tablets: readonly string[];
}

export interface SessionWatchDeps {
  readonly clock: Clock;
  readonly connected: () => Iterable<Admitted>;
  /** Of these sessions, those that may go on, with what is theirs now. */
  readonly living: (ids: SessionIds, now: Date) => Promise<ReadonlyMap<string, Actor>>;
  readonly onError: (error: unknown) => void;
}

/**
 * Ends the connections of sessions that expired, were ended or are not what they were. A handshake is asked once who it
 * is, and lasts for hours.
 */
export class SessionWatch {
  readonly #deps: SessionWatchDeps;
  readonly #looks: Coalescer;
  #timer: Timer | null = null;
  #stopped = false;

  constructor(deps: SessionWatchDeps) {
    this.#deps = deps;
    this.#looks = new Coalescer(() => this.#look(), deps.onError);
  }

  /** Sessions may have begun or ended. As long as somebody is connected, it looks again by itself. */
  look(): void {
    if (this.#stopped) return;
    this.#looks.request('sessions');
    this.#timer ??= this.#deps.clock.after(EVERY_MS, () => {
      this.#timer = null;
      if (!isEmpty(this.#deps.connected())) this.look();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    await this.#looks.idle();
  }

  /** Resolves once whoever has to go is gone. */
  idle(): Promise<void> {
    return this.#looks.idle();
  }

  async #look(): Promise<void> {
    const now = this.#deps.clock.now();
    const all = [...this.#deps.connected()];
    const living = await this.#livingOf(all, now);
    for (const { principal, end } of all) {
      const expired = principal.expiresAt <= now;
      const gone = living !== null && living.get(principal.sessionId) !== principal.actor;
      if (expired || gone) end();
    }
  }

  /** Null while the database is away: whoever is in a call stays in it. */
  async #livingOf(all: readonly Admitted[], now: Date): Promise<ReadonlyMap<string, Actor> | null> {
    if (all.length === 0) return new Map();
    const [tablets, people] = [new Set<string>(), new Set<string>()];
    for (const { principal } of all)
      (principal.role === 'tablet' ? tablets : people).add(principal.sessionId);
    try {
      return await this.#deps.living({ people: [...people], tablets: [...tablets] }, now);
    } catch (error) {
      if (error instanceof DatabaseUnavailable) return null;
      throw error;
    }
  }
}

function isEmpty(things: Iterable<unknown>): boolean {
  for (const _ of things) return false;
  return true;
}
