import type { AuditAction, AuditDetail } from '@mado/core/domain/audit.ts';
import type { Auditor, NewAuditEntry } from '../audit/auditor.ts';
import type { PeopleSessions } from '../auth/people-sessions.ts';
import type { Principal } from '../auth/principal.ts';
import type { MarkDevice } from '../auth/sign-in-limit.ts';
import type { HashToken } from '../auth/tokens.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';

/** What the use cases of accounts work with. */
export interface PeopleContext {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly people: Pick<PeopleSessions, 'hashPassword' | 'signIn' | 'tokenOf' | 'find'>;
  readonly hashToken: HashToken;
  readonly markDevice: MarkDevice;
  readonly auditor: Pick<Auditor, 'append'>;
}

/** Who asks, and from where. */
export interface By {
  readonly actor: Principal | null;
  readonly from: string | null;
}

export const entryAbout = (
  { actor, from }: Pick<NewAuditEntry, 'actor' | 'from'>,
  action: AuditAction,
  subject: NewAuditEntry['subject'],
  detail: AuditDetail = {},
): NewAuditEntry => ({ actor, from, action, subject, detail });
