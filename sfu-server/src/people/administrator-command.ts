import { hostname } from 'node:os';
import { Auditor } from '../audit/auditor.ts';
import { HeadFile } from '../audit/head-file.ts';
import { AuditKeys } from '../audit/keys.ts';
import { tokenHasher } from '../auth/tokens.ts';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { placeOf } from '../db/place.ts';
import { createLogger, type Logger } from '../log.ts';
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
    // At a level at which the head of the chain is told: it is all that another machine gets to know of this entry.
    const log = createLogger('info');
    const head = await headFor(config, log);
    const auditor = new Auditor({ database, clock: systemClock, keys: chainKeys, head, log });
    const hashToken = tokenHasher(keys.invitations);
    const { path } = await inviteByOperator({ database, clock: systemClock, hashToken, auditor }, hostname());
    await head.settled();
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

/**
 * Written where this command has the data directory to itself, which it takes for the embedded database alone. Beside a
 * server the file is that one's to write, and behind until its own next entry.
 */
async function headFor(config: Config, log: Logger): Promise<Pick<HeadFile, 'of' | 'advance' | 'settled'>> {
  const onError = (error: unknown) => {
    log.error({ err: error }, 'audit-head cannot be written');
  };
  const place = placeOf(config.databaseUrl);
  const file = await HeadFile.open({ dataDir: config.dataDir, place, onError });
  if (config.databaseUrl === null) return file;
  return { of: (chain) => file.of(chain), advance: () => undefined, settled: () => Promise.resolve() };
}
