import { hostname } from 'node:os';
import { Auditor } from '../audit/auditor.ts';
import { headOf, readHeads } from '../audit/head-file.ts';
import { AuditKeys } from '../audit/keys.ts';
import { tokenHasher } from '../auth/tokens.ts';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import { placeOf } from '../db/place.ts';
import { createLogger } from '../log.ts';
import { publicUrlOf } from '../public-url.ts';
import { keysOf, type Keys } from '../startup/keys.ts';
import { Secrets } from '../startup/secrets.ts';
import { StartupError } from '../startup/startup-error.ts';
import { needDataDir, withStored } from '../startup/stored-database.ts';
import { refuseTrial } from '../trial/purpose.ts';
import { inviteByOperator } from './invitations.ts';

const advice = 'end it first, and start it again with the link at hand';

/**
 * The operator's way in, also where every administrator is locked out: a link that makes one more administrator. Works
 * beside the server on PostgreSQL, and in its place on the embedded database.
 * @returns the link
 * @throws {StartupError} when it cannot be made, or would not work
 */
export async function administratorLink(config: Config): Promise<string> {
  const url = addressOf(config);
  await needDataDir(config.dataDir);
  const { keys, chainKeys } = await serversKeys(config);
  return withStored(config, advice, async (database) => {
    await refuseTrial(database, config.dataDir);
    const auditor = await auditorBeside(database, config, chainKeys);
    const hashToken = tokenHasher(keys.invitations);
    const { path } = await inviteByOperator({ database, clock: systemClock, hashToken, auditor }, hostname());
    return url + path;
  });
}

function addressOf(config: Config): string {
  if (config.publicUrl === null && config.port === 0)
    throw new StartupError(
      'config-incomplete',
      'MADO_PORT is 0: set MADO_PUBLIC_URL, so that the link leads to the server',
    );
  return publicUrlOf(config, config.port);
}

/** A link made with another secret than the server's opens nothing. */
async function serversKeys(config: Config): Promise<{ keys: Keys; chainKeys: AuditKeys }> {
  const secrets = await Secrets.find(config);
  const keys = secrets === null ? null : keysOf(secrets);
  const chainKeys = keys === null ? null : await AuditKeys.ofServer(config.dataDir, keys.audit);
  if (keys !== null && chainKeys !== null) return { keys, chainKeys };
  throw new StartupError(
    'secret-not-of-server',
    `the server of ${config.dataDir} did not start with this secret: give this command the environment of the server (MADO_DATA_DIR, MADO_SECRET); after a change of the secret, start the server first`,
  );
}

/** Writes no file: the head is the server's own to write, and may be behind. */
async function auditorBeside(database: Database, config: Config, keys: AuditKeys): Promise<Auditor> {
  const heads = await readHeads(config.dataDir);
  const place = placeOf(config.databaseUrl);
  const head = { of: (chain: string | null) => headOf(heads, { chain, place }), advance: () => undefined };
  return new Auditor({ database, clock: systemClock, keys, head, log: createLogger('warn') });
}
