import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import { expect, it } from 'vitest';
import { callLogCsv } from './call-log-csv.ts';

const requestedAt = Date.parse('2026-03-31T15:00:00.400Z');
const call: CallLogEntry = {
  callId: '0195e0b0-0000-7000-8000-000000000001',
  state: 'ended',
  outcome: 'completed',
  reason: 'tapped',
  language: { tag: 'cmn', modality: 'spoken' },
  counter: { name: '福祉窓口', department: '保健福祉課', section: '福祉' },
  interpreter: '=HYPERLINK("x")',
  requestedAt,
  acceptedAt: requestedAt + 12_000,
  activeAt: requestedAt + 13_000,
  endedAt: requestedAt + 73_000,
  rating: 3,
  quality: { verdict: 'fair', share: 0.949 },
};

async function* only(...calls: CallLogEntry[]) {
  yield* calls;
}

async function csvOf(...calls: CallLogEntry[]): Promise<string[]> {
  let file = '';
  for await (const piece of callLogCsv(only(...calls))) file += piece;
  return file.split('\r\n');
}

it('begins with a byte-order mark and Japanese headers', async () => {
  const [header] = await csvOf();
  expect(header).toMatch(/^\uFEFF通話ID,受付日時,課,係,窓口,/);
});

it('tells times at the offset of Japan, durations in seconds, and runs nothing', async () => {
  const [, line] = await csvOf(call);
  expect(line).toBe(
    [
      call.callId,
      '2026-04-01T00:00:00+09:00,保健福祉課,福祉,福祉窓口,中国語,cmn',
      `"'=HYPERLINK(""x"")"`,
      '2026-04-01T00:00:12+09:00,2026-04-01T00:00:13+09:00,2026-04-01T00:01:13+09:00',
      '12,60,通訳成立,completed,tapped,3,一部低下,94',
    ].join(','),
  );
});

it('leaves empty what a waiting call does not have yet', async () => {
  const waiting: CallLogEntry = {
    ...call,
    state: 'queued',
    outcome: null,
    reason: null,
    language: { tag: 'jsl', modality: 'sign' },
    interpreter: null,
    acceptedAt: null,
    activeAt: null,
    endedAt: null,
    rating: null,
    quality: null,
  };
  const [, line] = await csvOf(waiting);
  expect(line).toContain('日本手話,jsl,,,,,,,進行中,,,');
});
