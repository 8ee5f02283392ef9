import type { Database } from './db/database.ts';
import { DatabaseUnavailable } from './db/unavailable.ts';
import type { CallMedia } from './media/call-media.ts';
import { countCallsByState, countInterpreters } from './metrics-repository.ts';
import { Metrics } from './metrics.ts';
import type { Spool } from './outage/spool.ts';
import type { Switchboard } from './switchboard.ts';
import type { TlsKeeper } from './tls/tls-keeper.ts';

interface Measured {
  readonly database: Database;
  readonly media: CallMedia;
  readonly switchboard: Switchboard;
  readonly spool: Spool;
  readonly tls: TlsKeeper | null;
}

/** What this server tells of itself. */
export const metricsOf = (
  { database, media, switchboard, spool, tls }: Measured,
  onDefect: (where: string, error: unknown) => void,
): Metrics =>
  new Metrics(
    {
      callsByState: () => database.read('metrics', countCallsByState),
      interpretersByStatusAndState: () => database.read('metrics', countInterpreters),
      mediaObjects: () => ({ ...media.objects() }),
      mediaWorkers: () => media.workers(),
      sockets: () => switchboard.connections.counts(),
      databaseAway: () => switchboard.databaseAway,
      spooledCommands: () => spool.size,
      certificateExpirySeconds: () => tls?.secondsLeft ?? null,
    },
    (error) => {
      // A gauge of its own says so.
      if (!(error instanceof DatabaseUnavailable)) onDefect('metrics', error);
    },
  );
