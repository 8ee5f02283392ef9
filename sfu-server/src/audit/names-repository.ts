import { personNames } from '../auth/person-names-repository.ts';
import type { Executor } from '../db/database.ts';

/** The names of people, and the counters of tablets, as far as there are any (any more). The log itself has but ids. */
export async function namesOf(db: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const wanted = [...new Set(ids)];
  const people = await personNames(db, wanted);
  const tablets = await db
    .selectFrom('tablet')
    .innerJoin('counter', 'counter.id', 'tablet.counter_id')
    .select(['tablet.id', 'counter.name'])
    .where('tablet.id', 'in', wanted)
    .execute();
  return new Map([...people, ...tablets.map(({ id, name }) => [id, name] as const)]);
}
