import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Auditor, type NewAuditEntry } from '@mado/sfu-server/audit/auditor.ts';
import { HeadFile } from '@mado/sfu-server/audit/head-file.ts';
import { AuditKeys } from '@mado/sfu-server/audit/keys.ts';
import { findChain } from '@mado/sfu-server/audit/audit-repository.ts';
import { verifyChain, type Verified } from '@mado/sfu-server/audit/verify.ts';
import type { Database } from '@mado/sfu-server/db/database.ts';
import { createLogger } from '@mado/sfu-server/log.ts';
import { Secrets } from '@mado/sfu-server/startup/secrets.ts';
import { sql } from 'kysely';
import { FakeClock } from './fake-clock.ts';

export const SECRET = 'for-tests-alone-0123456789-0123456789';

/** Somebody moved a setting: an entry that says nothing else. */
export const settingChanged = (name: string): NewAuditEntry => ({
  actor: { actor: 'admin', subjectId: '0195e0b0-0000-7000-8000-00000000000a' },
  action: 'setting-changed',
  subject: { kind: 'setting', id: name },
  from: '10.0.0.1',
  detail: { old: 15, new: 20 },
});

/** Where a scene is, if not in a data directory of its own. */
interface Where {
  /** Where its database is said to be. */
  readonly place?: string;
  /** Of somebody else, who removes it. */
  readonly dataDir?: string;
}

/** One server's audit log on a database, with a data directory of its own. */
export class AuditScene implements AsyncDisposable {
  readonly database: Database;
  readonly auditor: Auditor;
  readonly clock = new FakeClock();
  readonly keys: AuditKeys;
  readonly head: HeadFile;
  readonly dataDir: string;
  readonly #lines: string[];
  readonly #place: string;
  readonly #shared: boolean;

  private constructor(
    parts: Pick<AuditScene, 'database' | 'keys' | 'head' | 'dataDir'>,
    { lines, place, shared }: { lines: string[]; place: string; shared: boolean },
  ) {
    this.database = parts.database;
    this.keys = parts.keys;
    this.head = parts.head;
    this.dataDir = parts.dataDir;
    this.#lines = lines;
    this.#place = place;
    this.#shared = shared;
    const log = createLogger('info', { write: (line) => lines.push(line) });
    this.auditor = new Auditor({ ...parts, clock: this.clock, log });
  }

  /** @param database closed with the scene */
  static async on(
    database: Database,
    { place = 'embedded', dataDir: given }: Where = {},
  ): Promise<AuditScene> {
    const dataDir = given ?? (await mkdtemp(path.join(tmpdir(), 'mado-audit-')));
    const keys = await AuditKeys.open(dataDir, new Secrets(SECRET).deriveRing('audit'));
    const lines: string[] = [];
    const head = await HeadFile.open({ dataDir, place, onError: (error) => lines.push(String(error)) });
    return new AuditScene({ database, keys, head, dataDir }, { lines, place, shared: given !== undefined });
  }

  /** What it logged, in one piece. */
  logged(): string {
    return this.#lines.join('');
  }

  async write(...names: string[]): Promise<void> {
    for (const name of names) await this.auditor.record(settingChanged(name));
    await this.head.settled();
  }

  async verify(pageSize = 2): Promise<Verified> {
    const kept = await HeadFile.open({ dataDir: this.dataDir, place: this.#place, onError: () => undefined });
    const head = kept.of(await this.database.read('chain', findChain));
    return verifyChain(this.database, { keys: this.keys, head, pageSize });
  }

  /** Does to the table what nobody may, as its owner. */
  async tamper(...statements: string[]): Promise<void> {
    await this.database.transaction('tamper', async (tx) => {
      await sql`alter table audit_entry disable trigger user`.execute(tx);
      for (const statement of statements) await sql.raw(statement).execute(tx);
      await sql`alter table audit_entry enable trigger user`.execute(tx);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.head.settled();
    await this.database[Symbol.asyncDispose]();
    if (!this.#shared) await rm(this.dataDir, { recursive: true });
  }
}
