import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import { describe, expect, it } from 'vitest';
import { latestArrival, mergeLog, type Asked, type LoadedPage } from './merge-log.ts';

const call = (callId: string, state: CallLogEntry['state'] = 'ended'): CallLogEntry => ({
  callId,
  state,
  outcome: state === 'ended' ? 'completed' : null,
  reason: state === 'ended' ? 'tapped' : null,
  language: { tag: 'jsl', modality: 'sign' },
  counter: { name: '1番窓口', department: '窓口サービス課', section: '住民情報' },
  interpreter: null,
  requestedAt: 0,
  acceptedAt: null,
  activeAt: null,
  endedAt: null,
  rating: null,
  quality: null,
});
const page = (askedAt: number, calls: CallLogEntry[], nextCursor: string | null): Asked<LoadedPage> => ({
  askedAt,
  value: { calls, nextCursor },
});
const live = (...entries: [askedAt: number, CallLogEntry][]) =>
  new Map(entries.map(([askedAt, value]) => [value.callId, { askedAt, value }]));
const ids = (calls: CallLogEntry[]): string[] => calls.map(({ callId }) => callId);

describe('mergeLog', () => {
  it('puts a call that began meanwhile first', () => {
    const merged = mergeLog([page(1, [call('b'), call('a')], null)], live([2, call('c', 'queued')]));
    expect(ids(merged)).toEqual(['c', 'b', 'a']);
  });

  it('shows what was asked for last, whichever way it came', () => {
    const pages = [page(5, [call('a', 'active')], null)];
    expect(mergeLog(pages, live([4, call('a', 'queued')]))[0]?.state).toBe('active');
    expect(mergeLog(pages, live([6, call('a', 'ended')]))[0]?.state).toBe('ended');
  });

  it('leaves a change below the last page to its own page', () => {
    const pages = [page(1, [call('d'), call('c')], 'c')];
    expect(ids(mergeLog(pages, live([2, call('b')])))).toEqual(['d', 'c']);
    expect(ids(mergeLog([...pages, page(3, [call('b'), call('a')], null)], live([2, call('b')])))).toEqual([
      'd',
      'c',
      'b',
      'a',
    ]);
  });

  it('shows a call once that stands on two pages', () => {
    const pages = [page(1, [call('c'), call('b')], 'b'), page(2, [call('b'), call('a')], null)];
    expect(ids(mergeLog(pages, new Map()))).toEqual(['c', 'b', 'a']);
  });
});

describe('latestArrival', () => {
  const pages = [page(1, [call('b')], null)];

  it('is the newest call that no page had', () => {
    expect(latestArrival([call('c'), call('b')], pages)?.callId).toBe('c');
  });

  it('is nothing while only loaded calls move', () => {
    expect(latestArrival([call('b')], pages)).toBeNull();
    expect(latestArrival([], [page(1, [], null)])).toBeNull();
  });
});
