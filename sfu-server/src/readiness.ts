import type { Database } from './db/database.ts';
import { DatabaseUnavailable } from './db/unavailable.ts';
import type { CheckResult, ReadinessChecks } from './http/health.ts';
import type { CallMedia } from './media/call-media.ts';
import { countCallsByState } from './metrics-repository.ts';
import type { Switchboard } from './switchboard.ts';

type Workers = Pick<CallMedia, 'workers' | 'troubledWorkers'>;

interface Readied {
  readonly database: Database;
  readonly media: Workers;
  readonly switchboard: Pick<Switchboard, 'draining' | 'databaseAway'>;
}

/** What this server needs before it can take a call. */
export const readinessOf = ({ database, media, switchboard }: Readied): ReadinessChecks => ({
  database: () => (switchboard.databaseAway ? databaseAway : databaseCheck(database)),
  calls: () => (switchboard.draining ? 'draining: the server is about to end' : null),
  workers: () => workersCheck(media),
});

const databaseAway = 'database-unavailable: it does not answer, or cannot write';

/** Calls that run go on without it; a new one cannot be taken. */
async function databaseCheck(database: Database): Promise<CheckResult> {
  try {
    await database.read('readiness', countCallsByState);
    return null;
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable)) throw error;
    return databaseAway;
  }
}

/** Calls avoid a worker that dies repeatedly; with none but such workers they take their chance. */
export function workersCheck(media: Workers): CheckResult {
  if (media.workers() === 0) return 'no media worker lives';
  const troubled = media.troubledWorkers();
  if (troubled === 0) return null;
  const who = troubled === 1 ? '1 media worker' : `${troubled} media workers`;
  return { degraded: `${who} died repeatedly and ${troubled === 1 ? 'is' : 'are'} left out` };
}
