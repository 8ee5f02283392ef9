import type { RoutingTimes } from '@mado/core/domain/routing-defaults.ts';
import type { PasswordHash } from './auth/person-auth.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/database.ts';
import { limits, type Budget } from './limits.ts';
import type { Logger } from './log.ts';
import type { MediaEngine } from './media/media-engine.ts';

/** What a caller may bring along instead of what the configuration would make. It is closed with the app. */
export interface AppOverrides {
  readonly clock?: Clock;
  readonly database?: Database;
  readonly engine?: MediaEngine;
  readonly log?: Logger;
  readonly times?: RoutingTimes;
  /** How passwords are hashed. */
  readonly password?: PasswordHash | undefined;
  /** How many messages a person may send in ten seconds, without any waiting. */
  readonly messagesPer10s?: number | undefined;
}

/** What people and their lines may send. */
export function messageBudgets({ messagesPer10s }: AppOverrides): { person: Budget; line: Budget } {
  const { messagesPerPerson: person, packetsPerLine: line } = limits;
  if (messagesPer10s === undefined) return { person, line };
  return {
    person: { points: messagesPer10s, seconds: 10 },
    line: { points: 2 * messagesPer10s, seconds: 10 },
  };
}
