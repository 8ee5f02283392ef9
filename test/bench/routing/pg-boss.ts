import { fromPglite, PgBoss } from 'pg-boss';
import type { Bed } from './bed.ts';
import { rate, together, type Reference } from './reference.ts';

const QUEUE = 'nothing';

/** What tends its tables in the background, which would only take time from it here. */
const quiet = { supervise: false, schedule: false };

/**
 * pg-boss. Its own worker pauses for half a second at least between two jobs; `fetch` and `complete`, one job at a time
 * and without a pause, are the most that it can do for jobs which are taken up one by one.
 */
export class Boss implements Reference {
  readonly name = 'pg-boss';
  readonly #boss: PgBoss;

  private constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  static async create({ home }: Bed): Promise<Boss> {
    const boss = new PgBoss(
      typeof home === 'string'
        ? { ...quiet, connectionString: home }
        : { ...quiet, db: fromPglite(home), backend: 'pglite' },
    );
    boss.on('error', (error) => console.error(`pg-boss: ${error.message}`));
    await boss.start();
    await boss.createQueue(QUEUE);
    return new Boss(boss);
  }

  async perSecond(jobs: number, workers: number): Promise<number> {
    await this.#boss.deleteAllJobs(QUEUE);
    await this.#boss.insert(
      QUEUE,
      Array.from({ length: jobs }, () => ({ data: {} })),
    );
    const beganAt = performance.now();
    await together(workers, () => this.#workOnOne());
    return rate(jobs, beganAt);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#boss.stop({ graceful: false });
  }

  async #workOnOne(): Promise<boolean> {
    const [job] = await this.#boss.fetch(QUEUE);
    if (job === undefined) return false;
    await this.#boss.complete(QUEUE, job.id);
    return true;
  }
}
