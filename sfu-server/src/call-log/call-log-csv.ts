import type { Outcome } from '@mado/core/domain/call.ts';
import type { Verdict } from '@mado/core/domain/quality.ts';
import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import { BYTE_ORDER_MARK, csvLine, type Cell } from './csv.ts';

const outcomeWords: Record<Outcome, string> = {
  completed: '通訳成立',
  cancelled: '取消',
  'no-answer': '応答なし',
  unavailable: '対応者なし',
  failed: '技術的失敗',
};

const verdictWords: Record<Verdict, string> = { good: '良好', fair: '一部低下', poor: '不良' };

const languageNames = new Intl.DisplayNames('ja', { type: 'language' });
const languageName = (tag: string): string => (tag === 'jsl' ? '日本手話' : (languageNames.of(tag) ?? tag));

const JST_OFFSET_MS = 9 * 3_600_000;

/** ISO 8601 to the second, at the offset of Japan, whatever the zone of the server. */
export const inJapan = (at: number | null): string | null =>
  at === null ? null : `${new Date(at + JST_OFFSET_MS).toISOString().slice(0, 19)}+09:00`;

const seconds = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : Math.round((to - from) / 1000);

/** A call that just missed a verdict's share is not rounded up to it. */
const percentOf = (share: number): number => Math.floor(share * 100);

/** How long the visitor waited: until the answer, or until the call ended without one. */
const waited = (call: CallLogEntry) => seconds(call.requestedAt, call.acceptedAt ?? call.endedAt);

const columns: readonly (readonly [string, (call: CallLogEntry) => Cell])[] = [
  ['通話ID', (call) => call.callId],
  ['受付日時', (call) => inJapan(call.requestedAt)],
  ['課', (call) => call.counter.department],
  ['係', (call) => call.counter.section],
  ['窓口', (call) => call.counter.name],
  ['言語', (call) => languageName(call.language.tag)],
  ['言語コード', (call) => call.language.tag],
  ['通訳者', (call) => call.interpreter],
  ['応答日時', (call) => inJapan(call.acceptedAt)],
  ['通話開始日時', (call) => inJapan(call.activeAt)],
  ['終了日時', (call) => inJapan(call.endedAt)],
  ['待ち時間（秒）', waited],
  ['通話時間（秒）', (call) => seconds(call.activeAt, call.endedAt)],
  ['結果', (call) => (call.outcome === null ? '進行中' : outcomeWords[call.outcome])],
  ['結果コード', (call) => call.outcome],
  ['終了理由コード', (call) => call.reason],
  ['評価（1〜3）', (call) => call.rating],
  ['通話品質', ({ quality }) => (quality === null ? null : verdictWords[quality.verdict])],
  ['基準を満たした秒（%）', ({ quality }) => (quality === null ? null : percentOf(quality.share))],
];

/** The call log as a CSV file, in pieces. */
export async function* callLogCsv(calls: AsyncIterable<CallLogEntry>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(columns.map(([header]) => header));
  for await (const call of calls) yield csvLine(columns.map(([, cell]) => cell(call)));
}
