import type { Mode } from '../config.ts';
import type { Database } from '../db/database.ts';
import { findFact, settleFact } from '../db/installation-repository.ts';
import { StartupError } from '../startup/startup-error.ts';

/**
 * Says for good what a database is for, at the first start on it. A trial's holds sample people, and sessions of whoever
 * had one of its links: nobody is served with it. Nor does a trial get into, and print links to, one that was served.
 * @throws {StartupError} `database-of-trial`, `database-not-of-trial`
 */
export async function claimDatabase(database: Database, { mode, dataDir }: Start): Promise<void> {
  const wanted = mode === 'serve' ? 'serve' : 'trial';
  const found = await database.transaction('claim-database', (tx) => settleFact(tx, 'purpose', wanted));
  if (found === wanted) return;
  if (wanted === 'serve') throw ofTrial(dataDir);
  throw new StartupError(
    'database-not-of-trial',
    `the database in ${dataDir} is a real one, and no trial is made of it: set MADO_DATA_DIR to another directory`,
  );
}

/** @throws {StartupError} `database-of-trial` */
export async function refuseTrial(database: Database, dataDir: string): Promise<void> {
  const found = await database.read('purpose', (db) => findFact(db, 'purpose'));
  if (found === 'trial') throw ofTrial(dataDir);
}

interface Start {
  readonly mode: Mode;
  readonly dataDir: string;
}

const ofTrial = (dataDir: string): StartupError =>
  new StartupError(
    'database-of-trial',
    `the database in ${dataDir} is that of a trial (npm start), with sample people and everybody who had one of its links: set MADO_DATA_DIR to another directory, or move this one away`,
  );
