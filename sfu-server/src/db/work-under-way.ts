import { AsyncLocalStorage } from 'node:async_hooks';
import type { LogEvent, PostgresPool } from 'kysely';
import type pg from 'pg';
import { PoolQueue } from './pool-queue.ts';
import type { TimeLimit } from './time-limit.ts';
import { isUnavailable } from './unavailable.ts';

/** A transaction or a reading. */
export interface Work {
  readonly caller: string;
  /** What it may take of the database's time. */
  readonly limit: TimeLimit;
  /** Why one of its queries found the database away, whatever became of that on its way up; undefined: none did. */
  away: Error | undefined;
}

/**
 * What is under way on a database. The library for accounts takes some failures of a query for an answer: whether one
 * found the database away is seen here, below it.
 */
export class WorkUnderWay {
  readonly #open = new AsyncLocalStorage<Work>();
  #queue: PoolQueue | null = null;

  /** Whose part the caller is. */
  get current(): Work | undefined {
    return this.#open.getStore();
  }

  run<T>(work: Work, task: () => T): T {
    return this.#open.run(work, task);
  }

  /** For Kysely, which tells of each query. */
  readonly log = (event: LogEvent): void => {
    if (event.level === 'error') this.#note(event.error);
    else this.#queue?.answered();
  };

  /**
   * The same pool; that it has no connection for a query is no query that Kysely would tell of. To wait for one is not
   * the database's time.
   */
  watched(pool: pg.Pool): PostgresPool {
    const queue = new PoolQueue(pool);
    this.#queue = queue;
    const connect = () => queue.connect();
    return {
      options: pool.options,
      end: () => pool.end(),
      connect: async () => {
        try {
          return await (this.current?.limit.pausedFor(connect) ?? connect());
        } catch (error) {
          this.#note(error);
          throw error;
        }
      },
    };
  }

  #note(error: unknown): void {
    const work = this.current;
    if (work !== undefined && error instanceof Error && isUnavailable(error)) work.away ??= error;
  }
}
