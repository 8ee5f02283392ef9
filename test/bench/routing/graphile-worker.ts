import { setTimeout as pause } from 'node:timers/promises';
import { Logger, makeWorkerUtils, runOnce, type WorkerUtils } from 'graphile-worker';
import pg from 'pg';
import type { Bed } from './bed.ts';
import { rate, type Reference } from './reference.ts';

const silent = new Logger(() => () => undefined);

/**
 * graphile-worker as it comes. Its time counts from the first task, once it is ready, until all that it completed is
 * committed. It completes a job while it takes up the next, on another connection. It wants a pool of connections of
 * `pg`, which the embedded database is not.
 */
export class GraphileWorker implements Reference {
  readonly name = 'graphile-worker';
  readonly #pgPool: pg.Pool;
  readonly #utils: WorkerUtils;

  private constructor(pgPool: pg.Pool, utils: WorkerUtils) {
    this.#pgPool = pgPool;
    this.#utils = utils;
  }

  /** @returns null where it cannot run */
  static async create({ home }: Bed): Promise<GraphileWorker | null> {
    if (typeof home !== 'string') return null;
    const pgPool = new pg.Pool({ connectionString: home, max: 10, idleTimeoutMillis: 0 });
    // It warns where nobody listens.
    pgPool.on('error', () => undefined).on('connect', (client) => client.on('error', () => undefined));
    const utils = await makeWorkerUtils({ pgPool, logger: silent });
    await utils.migrate();
    return new GraphileWorker(pgPool, utils);
  }

  async perSecond(jobs: number, workers: number): Promise<number> {
    await this.#pgPool.query(
      `select graphile_worker.add_job('nothing', '{}') from generate_series(1, $1::int)`,
      [jobs],
    );
    let [done, beganAt] = [0, 0];
    const nothing = () => {
      if (done === 0) beganAt = performance.now();
      done += 1;
    };
    const options = { pgPool: this.#pgPool, logger: silent, noHandleSignals: true, concurrency: workers };
    await runOnce({ ...options, taskList: { nothing } });
    if (done !== jobs) throw new Error(`graphile-worker did ${done} of ${jobs} jobs`);
    // It does not wait for what it completed last.
    while (await this.#isLeft()) await pause(1);
    return rate(jobs, beganAt);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#utils.release();
    await this.#pgPool.end();
  }

  async #isLeft(): Promise<boolean> {
    return (await this.#pgPool.query('select 1 from graphile_worker.jobs limit 1')).rows.length > 0;
  }
}
