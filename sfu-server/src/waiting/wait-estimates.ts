import type { Language } from '@mado/core/domain/language.ts';
import { estimateWait, type Habits, type WaitRange } from '@mado/core/domain/wait-estimate.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { DatabaseUnavailable } from '../db/unavailable.ts';
import { habitsFrom } from './habits.ts';
import { lastHandled, peopleThere } from './waiting-repository.ts';

/** So many of the newest calls tell of the next ones. */
const CALLS = 50;
/** Habits change slowly, and many ask. */
const KEPT_MS = 60_000;

interface Kept {
  readonly until: number;
  readonly habits: Habits;
}

/** A call that waits, as far as its wait depends on it. */
interface Waiting {
  readonly language: Language;
  /** Others that wait before it and are not rung for yet. */
  readonly ahead: number;
  /** Somebody is being rung for it. */
  readonly ringing: boolean;
}

/** How long calls will still wait, from the calls of late and from who is there now. */
export class WaitEstimates {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #kept = new Map<string, Kept>();

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** @returns null where it cannot be known */
  async of({ language, ahead, ringing }: Waiting): Promise<WaitRange | null> {
    try {
      const habits = await this.#habits(language);
      if (ringing) return estimateWait(0, { free: 1, busy: 0 }, habits);
      const people = await this.#database.read('people-there', (db) => peopleThere(db, language.tag));
      return estimateWait(ahead, people, habits);
    } catch (error) {
      if (error instanceof DatabaseUnavailable) return null;
      throw error;
    }
  }

  async #habits({ tag, modality }: Language): Promise<Habits> {
    const now = this.#clock.now().getTime();
    const kept = this.#kept.get(tag);
    if (kept !== undefined && now < kept.until) return kept.habits;
    const handled = await this.#database.read('last-handled', (db) => lastHandled(db, tag, CALLS));
    const habits = habitsFrom(handled, modality);
    this.#kept.set(tag, { until: now + KEPT_MS, habits });
    return habits;
  }
}
