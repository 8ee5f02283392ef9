import type { Database } from './db/database.ts';
import { DatabaseUnavailable } from './db/unavailable.ts';
import type { CallMedia } from './media/call-media.ts';
import { countCallsByState, countInterpreters } from './metrics-repository.ts';
import { Metrics } from './metrics.ts';
import type { Spool } from './outage/spool.ts';
import type { Switchboard } from './switchboard.ts';

interface Measured {
  readonly database: Database;
  readonly media: CallMedia;
  readonly switchboard: Switchboard;
  readonly spool: Spool;
}

/** What this server tells of itself. */
export const metricsOf = (
  { database, media, switchboard, spool }: Measured,
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
    },
    (error) => {
      // A gauge of its own says so.
      if (!(error instanceof DatabaseUnavailable)) onDefect('metrics', error);
    },
  );
