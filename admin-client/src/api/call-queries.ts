import { callDetail, callLogEntry, callLogPage, type CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
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
