import type { Language } from '@mado/core/domain/language.ts';
import { estimateWait, type Habits, type WaitRange } from '@mado/core/domain/wait-estimate.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { DatabaseUnavailable } from '../db/unavailable.ts';
import { habitsFrom } from './habits.ts';
import { Remembering } from './remembering.ts';
import { languageLoads, lastHandled, type LanguageLoad } from './waiting-repository.ts';

/** So many of the newest calls tell of the next ones. */
const CALLS = 50;
/** Habits change slowly. Who is there changes with what this server does, and with what others on its database do. */
const [HABITS_MS, LOADS_MS] = [60_000, 10_000];
/** All tablets at rest look at what is this old: after a break they come back at once. */
const RESTING_MS = 10_000;

const everywhere = { tag: '*' } as const;

const nobody: LanguageLoad = { people: { free: 0, busy: 0 }, queued: 0 };

/** A call that waits, as far as its wait depends on it. */
interface Waiting {
  readonly language: Language;
  /** Others that wait before it and are not rung for yet. */
  readonly ahead: number;
  /** Somebody is being rung for it. */
  readonly ringing: boolean;
}

/** How long calls will still wait, from the calls of late and from who is there now. Many ask: what is read is shared. */
export class WaitEstimates {
  readonly #habits: Remembering<Language, Habits>;
  readonly #loads: Remembering<typeof everywhere, Map<string, LanguageLoad>>;
  readonly #resting: Remembering<typeof everywhere, Map<string, LanguageLoad>>;

  constructor(database: Database, clock: Clock) {
    this.#habits = new Remembering(clock, HABITS_MS, async ({ tag, modality }) =>
      habitsFrom(await database.read('last-handled', (db) => lastHandled(db, tag, CALLS)), modality),
    );
    this.#loads = new Remembering(clock, LOADS_MS, () => database.read('language-loads', languageLoads));
    this.#resting = new Remembering(clock, RESTING_MS, () => this.#loads.get(everywhere));
  }

  /** Somebody came, left or was rung. */
  changed(): void {
    this.#loads.forget();
  }

  /** @returns null where it cannot be known */
  async of({ language, ahead, ringing }: Waiting): Promise<WaitRange | null> {
    return ifThere(null, async () => {
      const habits = await this.#habits.get(language);
      if (ringing) return estimateWait(0, { free: 1, busy: 0 }, habits);
      const { people } = (await this.#loads.get(everywhere)).get(language.tag) ?? nobody;
      return estimateWait(ahead, people, habits);
    });
  }

  /** What a call that began now would wait, for each language; as of some seconds ago. */
  async forNew(languages: readonly Language[]): Promise<ReadonlyMap<string, WaitRange | null>> {
    return ifThere(new Map(), async () => {
      const loads = await this.#resting.get(everywhere);
      const estimates = languages.map(async (language) => {
        const { people, queued } = loads.get(language.tag) ?? nobody;
        return [language.tag, estimateWait(queued, people, await this.#habits.get(language))] as const;
      });
      return new Map(await Promise.all(estimates));
    });
  }
}

async function ifThere<T>(otherwise: T, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return otherwise;
    throw error;
  }
}
