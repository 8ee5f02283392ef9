import { createHmac } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { insertUsedCode } from './person-repository.ts';

/** The library takes the code of a moment ago and of a moment to come as well (RFC 6238, 5.2): three of 30 s. */
const VALID_MS = 90_000;

/** One-time codes are used once (RFC 6238, 5.2): whoever looked over a shoulder cannot use it a second time. */
export class UsedCodes {
  readonly #database: Database;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #secret: string;

  constructor({
    database,
    clock,
    secret,
  }: {
    database: Database;
    clock: Pick<Clock, 'now'>;
    secret: string;
  }) {
    this.#database = database;
    this.#clock = clock;
    this.#secret = secret;
  }

  /** @returns whether this is its first use, by whoever comes at the same time */
  take(personId: string, code: string): Promise<boolean> {
    const now = this.#clock.now();
    const hash = createHmac('sha256', this.#secret).update(`code ${personId} ${code}`).digest('hex');
    // Of a million codes each comes again one day.
    const since = new Date(now.getTime() - 2 * VALID_MS);
    return this.#database.transaction('use-code', (tx) =>
      insertUsedCode(tx, { personId, hash, at: now, since }),
    );
  }
}
