import { tabletSnapshot, type TabletSnapshot } from '../calls/tablet-view-repository.ts';
import type { Database } from '../db/database.ts';
import { DatabaseUnavailable } from '../db/unavailable.ts';
import { consoleSnapshot, type ConsoleSnapshot } from '../presence/console-view-repository.ts';
import { ifThere, type Outage } from './guarded-store.ts';
import type { Standing } from './standing.ts';

/** What views are made of: read anew or, while the database is away, as it was known last. */
export class Snapshots {
  readonly #database: Database;
  readonly #outage: Outage;
  readonly #standing: Standing;

  constructor(database: Database, outage: Outage, standing: Standing) {
    this.#database = database;
    this.#outage = outage;
    this.#standing = standing;
  }

  /**
   * @returns null when there is no such tablet
   * @throws {DatabaseUnavailable} when it was never read either
   */
  async tablet(id: string): Promise<TabletSnapshot | null> {
    const read = () => this.#database.read('tablet-view', (db) => tabletSnapshot(db, id));
    const fresh = await this.#fresh('tablet-view', read);
    if (fresh === 'away') return this.#standing.tablet(id) ?? missing('tablet-view');
    if (fresh !== null) this.#standing.noteTablet(id, fresh);
    return fresh;
  }

  /** The same of a console. */
  async console(id: string): Promise<ConsoleSnapshot | null> {
    const read = () => this.#database.read('console-view', (db) => consoleSnapshot(db, id));
    const fresh = await this.#fresh('console-view', read);
    if (fresh === 'away') return this.#standing.console(id) ?? missing('console-view');
    if (fresh !== null) this.#standing.noteConsole(id, fresh);
    return fresh;
  }

  /** Something read while the outage began is older than what was worked into the standing since. */
  async #fresh<T>(caller: string, read: () => Promise<T>): Promise<T | 'away'> {
    try {
      const found = await ifThere(this.#outage, caller, read);
      return this.#outage.away ? 'away' : found;
    } catch (error) {
      if (error instanceof DatabaseUnavailable) return 'away';
      throw error;
    }
  }
}

function missing(caller: string): never {
  throw new DatabaseUnavailable(caller, 'never read before');
}
