import type { AuditAction, AuditActorKind, AuditDetail, AuditSubjectKind } from '@mado/core/domain/audit.ts';
import type { Actor } from '../auth/access.ts';
import type { Clock } from '../clock.ts';
import { onCommit, type Database, type Executor } from '../db/database.ts';
import { newId } from '../ids.ts';
import type { Logger } from '../log.ts';
import { findChain, findEnd, insertEntry, lockChain, nameChain } from './audit-repository.ts';
import { GENESIS, hashOf, type ChainHead, type StoredEntry } from './chain.ts';
import { checkedDetail, checkedText } from './detail.ts';
import type { HeadFile } from './head-file.ts';
import type { AuditKeys } from './keys.ts';

/** Who is signed in, as far as the log is concerned. */
export interface Doer {
  readonly actor: Actor;
  readonly subjectId: string;
}

/** One thing that somebody did. Whoever it names, it names by id. */
export interface NewAuditEntry {
  /** Who is signed in; `system`: the server by itself; `operator`: a command; null: somebody who is not signed in. */
  readonly actor: Doer | 'system' | 'operator' | null;
  readonly action: AuditAction;
  /** `id`: null where there is but one of the kind. */
  readonly subject: { readonly kind: AuditSubjectKind; readonly id: string | null } | null;
  /** The address from which it was asked, or the name of the operator's machine. */
  readonly from: string | null;
  readonly detail?: AuditDetail;
}

export interface AuditorDeps {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly keys: AuditKeys;
  readonly head: Pick<HeadFile, 'of' | 'advance'>;
  readonly log: Logger;
}

/** Adds to the audit log. */
export class Auditor {
  readonly #deps: AuditorDeps;
  #cutTold = false;

  constructor(deps: AuditorDeps) {
    this.#deps = deps;
  }

  /**
   * Adds an entry within the transaction of what it tells of: both are committed, or neither. Everybody who appends
   * waits for one lock that is held until the commit, so let this be the last that the transaction does.
   * @returns the place of the entry
   */
  async append(tx: Executor, entry: NewAuditEntry): Promise<number> {
    if (!tx.isTransaction) throw new Error('an audit entry outside of a transaction');
    const { keys, head: file, clock, log } = this.#deps;
    await lockChain(tx);
    const chain = await nameChain(tx);
    const { last, missing } = await this.#endOf(tx, chain);
    const unsigned = {
      ...spelled(entry, clock.now()),
      seq: (last?.seq ?? 0) + 1,
      keyId: keys.current.id,
      prevHash: last?.hash ?? GENESIS,
    };
    const stored: StoredEntry = { ...unsigned, hash: hashOf(unsigned, keys.current.key) };
    await insertEntry(tx, stored);
    onCommit(tx, () => {
      const head = { seq: stored.seq, hash: stored.hash, at: stored.at };
      log.info({ chain, ...head }, 'audit-head');
      if (missing === null) file.advance(chain, head);
      else this.#tellCut(missing);
    });
    return stored.seq;
  }

  /** Adds an entry in a transaction of its own. */
  record(entry: NewAuditEntry): Promise<number> {
    return this.#deps.database.transaction('audit', (tx) => this.append(tx, entry));
  }

  /** Says so if the log does not end as this server left it: at its start, which may be long before the next entry. */
  async checkEnd(): Promise<void> {
    const { missing } = await this.#deps.database.read('auditEnd', async (db) =>
      this.#endOf(db, await findChain(db)),
    );
    if (missing !== null) this.#tellCut(missing);
  }

  /** `missing`: the place of an entry that this server wrote, if the chain has not got there or has another one there. */
  async #endOf(
    db: Executor,
    chain: string | null,
  ): Promise<{ readonly last: ChainHead | null; readonly missing: number | null }> {
    const known = this.#deps.head.of(chain);
    const { last, hashAt } = await findEnd(db, known?.seq ?? 0);
    const there =
      known === null || ((last?.seq ?? 0) >= known.seq && (hashAt === null || hashAt === known.hash));
    return { last, missing: there ? null : known.seq };
  }

  /** The head file stays as it is: it is the proof. Work goes on, since a counter must not stand still for it. */
  #tellCut(seq: number): void {
    if (this.#cutTold) return;
    this.#cutTold = true;
    this.#deps.log.error({ seq, code: 'audit-log-cut' }, 'the audit log is not the one this server wrote');
  }
}

function spelled({ actor, action, subject, from, detail = {} }: NewAuditEntry, at: Date) {
  const kind: AuditActorKind = actor === null ? 'nobody' : typeof actor === 'string' ? actor : actor.actor;
  return {
    id: newId(),
    // The column has microseconds, of which ours are none.
    at: at.toISOString().replace('Z', '000Z'),
    actorKind: kind,
    actorId: actor === null || typeof actor === 'string' ? null : actor.subjectId,
    action,
    subjectKind: subject?.kind ?? null,
    subjectId: subject?.id == null ? null : checkedText(subject.id),
    from: from === null ? null : checkedText(from),
    detail: checkedDetail(detail),
  };
}
