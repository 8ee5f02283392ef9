import { callQuality } from '@mado/core/protocol/quality.ts';
import { callDetail, callLogEntry, callLogPage, type CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Asked, LoadedPage } from '../log/merge-log.ts';
import { getJson } from './get-json.ts';

const LIST = '/api/admin/calls';
const PAGE_SIZE = 50;

/** Where the browser finds the log as a file. */
export const CALL_LOG_CSV = `${LIST}.csv`;

async function loadPage(cursor: string | null, signal: AbortSignal): Promise<Asked<LoadedPage>> {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...(cursor !== null && { cursor }) });
  const askedAt = Date.now();
  return { askedAt, value: await getJson(`${LIST}?${query.toString()}`, callLogPage, signal) };
}

/** The call log, newest first; the next page holds what is older. */
export const callLogQuery = infiniteQueryOptions({
  queryKey: ['calls'],
  queryFn: ({ pageParam, signal }) => loadPage(pageParam, signal),
  initialPageParam: null as string | null,
  getNextPageParam: ({ value }) => value.nextCursor,
});

/** One line of the log, as it is now. */
export const readLine = (callId: string): Promise<CallLogEntry> =>
  getJson(`${LIST}/${encodeURIComponent(callId)}/line`, callLogEntry);

/** One call and its timeline. */
export const callQuery = (callId: string) =>
  queryOptions({
    queryKey: ['call', callId],
    queryFn: ({ signal }) => getJson(`${LIST}/${encodeURIComponent(callId)}`, callDetail, signal),
  });

/** What is still to come of a call's record comes within this time after its end, in milliseconds. */
const LAST_WINDOWS_MS = 30_000;
const LOOK_AGAIN_MS = 5_000;

/** How picture and sound of a call were; read anew when the call has ended, and until its last windows are there. */
export const qualityQuery = ({ callId, endedAt }: Pick<CallLogEntry, 'callId' | 'endedAt'>) =>
  queryOptions({
    queryKey: ['call-quality', callId, endedAt],
    queryFn: ({ signal }) => getJson(`${LIST}/${encodeURIComponent(callId)}/quality`, callQuality, signal),
    // What was shown while the call ran stands until the whole record is there.
    placeholderData: keepPreviousData,
    refetchInterval: () =>
      endedAt !== null && Date.now() - endedAt < LAST_WINDOWS_MS ? LOOK_AGAIN_MS : false,
  });
