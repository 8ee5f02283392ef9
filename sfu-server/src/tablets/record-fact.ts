import type { Principal } from '../auth/sessions.ts';
import type { Executor } from '../db/database.ts';
import type { Logger } from '../log.ts';

/** Something that an auditor may ask about later. Holds no secret and no code. */
export interface AuditEntry {
  /** Who did it; null: a device that nobody is signed in on. */
  readonly actor: Principal | null;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string } | null;
  /** The address it was done from. */
  readonly from: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** Writes a fact down in the transaction that makes it true. */
export type RecordFact = (tx: Executor, entry: AuditEntry) => Promise<void>;

/** Facts as lines of the log: who did what to what, by their ids. */
export const factsInLog =
  (log: Logger): RecordFact =>
  async (_tx, { actor, action, subject }) => {
    log.info({ action, subject, by: actor?.subjectId ?? null }, 'fact');
  };
