import type { AuditEntry, AuditFilter, AuditPage, AuditQuery } from '@mado/core/protocol/rest/audit.ts';
import type { Database } from '../db/database.ts';
import { findPage, type AuditRow } from './audit-log-repository.ts';
import { namesOf } from './names-repository.ts';

/** How many entries an export reads at a time. */
const EXPORT_PAGE = 500;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Who did what, for administrators. */
export class AuditLog {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async page({ cursor, limit, ...filter }: AuditQuery): Promise<AuditPage> {
    const { rows, names } = await this.#database.read('auditPage', async (db) => {
      const found = await findPage(db, filter, { before: cursor, limit: limit + 1 });
      return { rows: found, names: await namesOf(db, found.slice(0, limit).flatMap(idsOf)) };
    });
    const entries = rows.slice(0, limit).map((row) => toEntry(row, names));
    return { entries, nextCursor: rows.length > limit ? (entries.at(-1)?.seq ?? null) : null };
  }

  /** Every entry that fits, newest first, however many there are. */
  async *all(filter: AuditFilter, pageSize = EXPORT_PAGE): AsyncGenerator<AuditEntry> {
    let cursor: number | undefined;
    do {
      const page = await this.page({ ...filter, cursor, limit: pageSize });
      yield* page.entries;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }
}

const idsOf = ({ actor_id, subject_id }: AuditRow): string[] =>
  [actor_id, subject_id].filter((id) => id !== null && uuid.test(id)) as string[];

/** A row that somebody else wrote is shown as it is: the verification says what is wrong with it. */
function toEntry(row: AuditRow, names: ReadonlyMap<string, string>): AuditEntry {
  const named = (kind: string, id: string | null) => ({
    kind,
    id,
    name: id === null ? null : (names.get(id) ?? null),
  });
  return {
    seq: Number(row.seq),
    id: row.id,
    at: row.at.getTime(),
    actor: named(row.actor_kind, row.actor_id),
    action: row.action,
    subject: row.subject_kind === null ? null : named(row.subject_kind, row.subject_id),
    from: row.from_address,
    detail: row.detail,
  };
}
