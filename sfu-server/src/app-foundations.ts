import type { AppOverrides } from './app-overrides.ts';
import { Audit } from './audit/audit.ts';
import { tellOldApps } from './auth/key-numbers.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { openDatabase } from './db/open.ts';
import { placeOf } from './db/place.ts';
import { createLogger, type Logger } from './log.ts';
import { CallMedia } from './media/call-media.ts';
import type { MediaEngine } from './media/media-engine.ts';
import { MediasoupEngine } from './media/mediasoup/engine.ts';
import { logSpool } from './outage/outage-log.ts';
import { Spool } from './outage/spool.ts';
import { Retention } from './retention/retention.ts';
import { keysOf, type Keys } from './startup/keys.ts';
import { Secrets } from './startup/secrets.ts';
import type { TlsKeeper } from './tls/tls-keeper.ts';
import { keepTls } from './tls/tls-log.ts';
import { claimDatabase } from './trial/purpose.ts';
import { turnCredentials } from './turn/credentials.ts';

/** What everything else of the server stands on. */
export interface Foundations {
  readonly log: Logger;
  readonly clock: Clock;
  readonly database: Database;
  readonly engine: MediaEngine;
  readonly media: CallMedia;
  readonly spool: Spool;
  readonly tls: TlsKeeper | null;
  readonly audit: Audit;
  readonly retention: Retention;
  readonly keys: Keys;
  readonly onDefect: (where: string, error: unknown) => void;
}

/**
 * Opens them in their order; they are closed with the resources.
 * @throws {StartupError | MediaStartError} when one cannot be had
 */
export async function layFoundations(
  config: Config,
  overrides: AppOverrides,
  resources: AsyncDisposableStack,
): Promise<Foundations> {
  const log = overrides.log ?? createLogger(config.logLevel);
  const clock = overrides.clock ?? systemClock;
  const database = resources.use(overrides.database ?? (await openConfigured(config, log)));
  // Before anything in the data directory is touched that may be another's.
  await claimDatabase(database, config);
  const engine = resources.use(overrides.engine ?? (await createEngine(config)));
  const { turn } = config;
  const iceServers = () => (turn === null ? [] : [turnCredentials(turn, clock.now())]);
  const media = resources.use(new CallMedia(engine, iceServers));
  const spool = await Spool.open(config.dataDir, (event) => {
    logSpool(log, event);
  });
  resources.defer(() => spool.close());
  const tls = config.tls === null ? null : resources.use(await keepTls(config.tls, log));
  const keys = keysOf(await Secrets.open(config));
  await tellOldApps({ database, log }, keys.accounts);
  const { dataDir, kept } = config;
  const place = placeOf(config.databaseUrl);
  const chain = { dataDir, place, keys: keys.audit };
  const audit = resources.use(await Audit.open({ database, clock, log, ...chain }));
  const retention = resources.use(
    new Retention({ database, auditor: audit.auditor, clock, log, dataDir, kept }),
  );
  const onDefect = (where: string, error: unknown) => {
    log.error({ err: error, where }, 'defect');
  };
  return { log, clock, database, engine, media, spool, tls, audit, retention, keys, onDefect };
}

const openConfigured = (config: Config, log: Logger): Promise<Database> =>
  openDatabase({ url: config.databaseUrl, dataDir: config.dataDir }, (error) => {
    log.warn({ err: error }, 'database connection broke');
  });

const createEngine = ({ media }: Config): Promise<MediaEngine> =>
  MediasoupEngine.create({
    listenAddress: media.listenAddress,
    moreAddresses: media.moreAddresses,
    ...(media.announcedAddress === null ? {} : { announcedAddress: media.announcedAddress }),
    firstPort: media.port,
    workers: media.workers,
    protocols: media.protocols,
    videoCodecs: media.videoCodecs,
  });
