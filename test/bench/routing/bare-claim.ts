import { newId } from '@mado/sfu-server/ids.ts';
import type { Bed } from './bed.ts';
import { rate, together, type Reference } from './reference.ts';

const tables = [
  `create table if not exists bare_job (
    id uuid primary key,
    queued_at timestamptz not null,
    state text not null
  )`,
  `create index if not exists bare_job_waiting on bare_job (queued_at, id) where state = 'waiting'`,
  `create table if not exists bare_assignment (
    id uuid primary key,
    job_id uuid not null,
    at timestamptz not null
  )`,
];

const claimText = `
  with next as (
    select id from bare_job where state = 'waiting' order by queued_at, id limit 1 for update skip locked
  ), taken as (
    update bare_job set state = 'taken' from next where bare_job.id = next.id returning bare_job.id
  )
  insert into bare_assignment (id, job_id, at) select $1, id, now() from taken returning id`;

/**
 * The least that a durable assignment can be in SQL. One transaction for each: it locks the oldest waiting job that
 * nobody holds (`FOR UPDATE SKIP LOCKED`, through an index of the waiting ones alone), marks it as taken, and writes
 * one row of who has it. It is one prepared statement that commits by itself: one way to the database and back, and one
 * wait for the disk, as that of our commit. It chooses nobody, checks no reference, writes no timeline and tells nobody:
 * what ours takes beyond it is what routing costs. The database is the one that ours works on, with the same settings.
 */
export class BareClaim implements Reference {
  readonly name = 'bare FOR UPDATE SKIP LOCKED claim';
  readonly #bed: Bed;

  private constructor(bed: Bed) {
    this.#bed = bed;
  }

  static async create(bed: Bed): Promise<BareClaim> {
    for (const text of tables) await bed.run({ text });
    return new BareClaim(bed);
  }

  async perSecond(jobs: number, workers: number): Promise<number> {
    await this.queue(jobs);
    const beganAt = performance.now();
    await together(workers, () => this.claim());
    return rate(jobs, beganAt);
  }

  /** Makes the queue anew. */
  async queue(jobs: number): Promise<void> {
    await this.#bed.run({ text: 'truncate bare_job, bare_assignment' });
    const values = [jobs];
    await this.#bed.run({
      text: `insert into bare_job (id, queued_at, state)
        select gen_random_uuid(), now() - n * interval '1 ms', 'waiting' from generate_series(1, $1::int) n`,
      values,
    });
    await this.#bed.run({ text: 'vacuum analyze bare_job, bare_assignment' });
  }

  /** @returns whether there was something to claim */
  async claim(): Promise<boolean> {
    const claimed = await this.#bed.run({ name: 'bare-claim', text: claimText, values: [newId()] });
    return claimed.length > 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}
