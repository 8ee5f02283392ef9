import type { RoutingTimes } from '@mado/core/domain/routing-defaults.ts';
import type { Tickets } from './calls/tickets.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/database.ts';
import type { Budget } from './limits.ts';
import type { CallMedia } from './media/call-media.ts';
import type { Metrics } from './metrics.ts';
import type { Openings } from './opening/openings.ts';
import type { Spool } from './outage/spool.ts';
import type { OutageNews } from './recovery.ts';

/** What a switchboard works with. */
export interface SwitchboardDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly media: CallMedia;
  /** Closed by whoever opened it, after this. */
  readonly spool: Spool;
  /** Asked for at each count, because the metrics themselves read from the switchboard. */
  readonly metrics: () => Metrics;
  readonly openings: Openings;
  readonly tickets: Tickets;
  readonly node: string;
  readonly times?: RoutingTimes | undefined;
  readonly messagesPerPerson: Budget;
  /** Told when the database goes away, and when it is back. */
  readonly onOutage: (outage: OutageNews) => void;
  /** Told of a defect and where it showed. */
  readonly onDefect: (where: string, error: unknown) => void;
}
