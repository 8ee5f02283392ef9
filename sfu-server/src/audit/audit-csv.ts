import type { AuditEntry } from '@mado/core/protocol/rest/audit.ts';
import { inJapan } from '../call-log/call-log-csv.ts';
import { BYTE_ORDER_MARK, csvLine, type Cell } from '../call-log/csv.ts';

const actors: Readonly<Record<string, string>> = {
  admin: '管理者',
  supervisor: '監督者',
  interpreter: '通訳者',
  tablet: 'タブレット',
  system: 'システム',
  operator: 'サーバーの運用者',
  nobody: 'サインインしていない人',
};

/** The words for an action are the screen's; a file is read by programs too, so it has the code. */
const columns: readonly (readonly [string, (entry: AuditEntry) => Cell])[] = [
  ['番号', (entry) => entry.seq],
  ['記録ID', (entry) => entry.id],
  ['日時', (entry) => inJapan(entry.at)],
  ['操作コード', (entry) => entry.action],
  ['操作者の種類', (entry) => actors[entry.actor.kind] ?? entry.actor.kind],
  ['操作者', (entry) => entry.actor.name],
  ['操作者ID', (entry) => entry.actor.id],
  ['対象の種類コード', (entry) => entry.subject?.kind ?? null],
  ['対象', (entry) => entry.subject?.name ?? null],
  ['対象ID', (entry) => entry.subject?.id ?? null],
  ['接続元', (entry) => entry.from],
  ['詳細', (entry) => (Object.keys(entry.detail).length === 0 ? null : JSON.stringify(entry.detail))],
];

/** The audit log as a CSV file, in pieces. */
export async function* auditCsv(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(columns.map(([header]) => header));
  for await (const entry of entries) yield csvLine(columns.map(([, cell]) => cell(entry)));
}
