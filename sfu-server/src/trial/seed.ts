import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { hasWard, insertCounters, insertLanguages, insertPeople } from './seed-repository.ts';

/** Gives an empty database the sample ward. One that has a ward already keeps everything as it is. */
export async function seedTrial(database: Database, clock: Pick<Clock, 'now'>): Promise<void> {
  await database.transaction('seedTrial', async (tx) => {
    if (await hasWard(tx)) return;
    await insertLanguages(tx);
    await insertCounters(tx);
    await insertPeople(tx, clock.now());
  });
}
