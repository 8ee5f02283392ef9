import type { Database } from './db/database.ts';
import type { ReadinessChecks } from './http/health.ts';
import type { CallMedia } from './media/call-media.ts';
import { countCallsByState } from './metrics-repository.ts';
import type { Switchboard } from './switchboard.ts';

interface Readied {
  readonly database: Database;
  readonly media: Pick<CallMedia, 'workers'>;
  readonly switchboard: Pick<Switchboard, 'draining'>;
}

/** What this server needs before it can take a call. */
export const readinessOf = ({ database, media, switchboard }: Readied): ReadinessChecks => ({
  database: async () => {
    await database.read('readiness', countCallsByState);
    return null;
  },
  calls: () => (switchboard.draining ? 'draining: the server is about to end' : null),
  workers: () => (media.workers() > 0 ? null : 'no media worker lives'),
});
