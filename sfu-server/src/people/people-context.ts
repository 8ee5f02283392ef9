import type { Fact } from '../auth/facts.ts';
import type { PeopleSessions } from '../auth/people-sessions.ts';
import type { Principal } from '../auth/principal.ts';
import type { HashToken } from '../auth/tokens.ts';
import type { Clock } from '../clock.ts';
import type { Database, Executor } from '../db/database.ts';

/** What the use cases of accounts work with. */
export interface PeopleContext {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly people: Pick<PeopleSessions, 'hashPassword' | 'signIn'>;
  readonly hashToken: HashToken;
  /** Keeps a fact, in the transaction of what it tells of. */
  readonly append: (tx: Executor, fact: Fact) => Promise<void>;
}

/** Who asks, and from where. */
export interface By {
  readonly actor: Principal | null;
  readonly from: string | null;
}

export const factAbout = (
  { actor, from }: By,
  action: string,
  subject: Fact['subject'],
  detail: Fact['detail'] = {},
): Fact => ({ actor, from, action, subject, detail });
