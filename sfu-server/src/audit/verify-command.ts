import type { AuditProblem } from '@mado/core/domain/audit.ts';
import type { StorageConfig } from '../config.ts';
import type { Database } from '../db/database.ts';
import { placeOf } from '../db/place.ts';
import { Secrets } from '../startup/secrets.ts';
import { StartupError } from '../startup/startup-error.ts';
import { needDataDir, withStored } from '../startup/stored-database.ts';
import { findChain } from './audit-repository.ts';
import { headOf, readHeads } from './head-file.ts';
import { AuditKeys } from './keys.ts';
import { verifyChain, type Verified } from './verify.ts';

/** What a check found, in a line for an operator, and how the command ends. */
export interface Finding {
  readonly text: string;
  readonly exitCode: 0 | 1;
}

const problems: Record<AuditProblem, string> = {
  altered: 'its content is not what was written',
  unlinked: 'it does not follow the entry before it',
  missing: 'it is not there',
  'beginning-cut': 'what stood before it was not removed by retention',
  'end-cut': 'it is not there, though this server wrote it or a later one',
  replaced: 'this server wrote another one in its place',
  'key-unknown': 'it was made with a key that is of no secret that is set, and not in audit-keys',
};

const advice = 'let the server check its log, on the page "Audit log", or end it first';

/**
 * Checks the audit log in the database of this configuration, without a server. Nothing is written.
 * @throws {StartupError} when it cannot be checked
 */
export async function verifyStored(storage: StorageConfig): Promise<Finding> {
  await needDataDir(storage.dataDir);
  // Read before the log, which may go on growing: they are never ahead of it.
  const heads = await readHeads(storage.dataDir);
  const keys = await keysFor(storage);
  const place = placeOf(storage.databaseUrl);
  return withStored(storage, advice, async (database) => {
    const head = headOf(heads, { place, chain: await chainIn(database) });
    return findingOf(await verifyChain(database, { keys, head }), head !== null);
  });
}

const chainIn = (database: Database): Promise<string | null> => database.read('auditChain', findChain);

async function keysFor(storage: StorageConfig): Promise<AuditKeys> {
  const secrets = await Secrets.find(storage);
  const keys = await AuditKeys.read(storage.dataDir, secrets?.deriveRing('audit') ?? null);
  if (keys !== null) return keys;
  const message = `${storage.dataDir} has no audit-keys, and there is no secret: set MADO_SECRET, or MADO_DATA_DIR to that of the server`;
  throw new StartupError('audit-key-missing', message);
}

function findingOf({ entries, broken }: Verified, hasHead: boolean): Finding {
  if (broken !== null) {
    const text = `audit log broken at entry ${broken.seq}: ${problems[broken.problem]} (${broken.problem})`;
    return { text, exitCode: 1 };
  }
  const limit = hasHead
    ? ''
    : '; since audit-head says nothing of this database, it cannot be told whether the end was cut off';
  return { text: `audit log whole: ${entries} ${entries === 1 ? 'entry' : 'entries'}${limit}`, exitCode: 0 };
}
