import type { AuditVerdict } from '@mado/core/protocol/rest/audit.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import type { Logger } from '../log.ts';
import type { KeyRing } from '../startup/secrets.ts';
import { AuditLog } from './audit-log.ts';
import { findChain } from './audit-repository.ts';
import { Auditor, type AuditorDeps } from './auditor.ts';
import { HeadFile } from './head-file.ts';
import { AuditKeys } from './keys.ts';
import { verdictOf, verifyChain } from './verify.ts';
import { Views } from './views.ts';

interface AuditDeps {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Logger;
  readonly dataDir: string;
  readonly keys: KeyRing;
  /** Where the database is. */
  readonly place: string;
}

/** All that belongs to the audit log. */
export class Audit implements AsyncDisposable {
  readonly auditor: Auditor;
  readonly log: AuditLog;
  readonly views: Views;
  readonly verification: Verification;
  readonly #head: HeadFile;

  private constructor(deps: AuditorDeps & { readonly head: HeadFile }) {
    this.auditor = new Auditor(deps);
    this.log = new AuditLog(deps.database);
    this.views = new Views(this.auditor, deps.clock);
    this.verification = new Verification(deps);
    this.#head = deps.head;
  }

  static async open({ dataDir, keys: ring, place, ...deps }: AuditDeps): Promise<Audit> {
    const keys = await AuditKeys.open(dataDir, ring);
    const onError = (error: unknown) => {
      deps.log.error({ err: error }, 'audit-head cannot be written');
    };
    const audit = new Audit({ ...deps, keys, head: await HeadFile.open({ dataDir, place, onError }) });
    await audit.auditor.checkEnd();
    return audit;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#head.settled();
  }
}

/** Checks the chain for whoever asks, once at a time. */
export class Verification {
  readonly #deps: Pick<AuditorDeps, 'database' | 'clock' | 'keys' | 'head' | 'log'>;
  #running: Promise<AuditVerdict> | null = null;

  constructor(deps: Pick<AuditorDeps, 'database' | 'clock' | 'keys' | 'head' | 'log'>) {
    this.#deps = deps;
  }

  verdict(): Promise<AuditVerdict> {
    this.#running ??= this.#verify().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #verify(): Promise<AuditVerdict> {
    const { database, clock, keys, head, log } = this.#deps;
    const chain = await database.read('auditChain', findChain);
    const verdict = verdictOf(await verifyChain(database, { keys, head: head.of(chain) }), clock.now());
    if (!verdict.whole) log.error({ ...verdict, code: 'audit-log-broken' }, 'the audit log is not whole');
    return verdict;
  }
}
