import { useStore } from '@mado/client/socket/store.ts';
import type { RequestError } from '@mado/client/socket/request-error.ts';
import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useAdmin } from '../../admin.ts';
import { callLogQuery } from '../../api/call-queries.ts';
import { latestArrival, mergeLog } from '../../log/merge-log.ts';
import { olderOf, type Older } from '../../log/older.ts';

/** The call log as far as it was loaded, kept up to date. */
export interface CallLog {
  readonly calls: readonly CallLogEntry[];
  /** The newest call that began while we watched, or null. */
  readonly arrived: CallLogEntry | null;
  /** When its pages were read. */
  readonly readAt: number;
  readonly older: Older;
  /** Why the newest could not be read again, or null. */
  readonly staleBecause: RequestError | null;
  readonly reload: () => void;
}

export type CallLogState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: RequestError; readonly reload: () => void }
  | ({ readonly state: 'loaded' } & CallLog);

/** Follows the call log. */
export function useCallLog(): CallLogState {
  const query = useInfiniteQuery(callLogQuery);
  const live = useStore(useAdmin().live.log.calls);
  const { data, error, refetch } = query;
  const reload = (): void => void refetch();
  if (data === undefined) {
    return error === null ? { state: 'loading' } : { state: 'failed', error, reload };
  }
  const calls = mergeLog(data.pages, live);
  return {
    state: 'loaded',
    calls,
    arrived: latestArrival(calls, data.pages),
    readAt: query.dataUpdatedAt,
    older: olderOf(query),
    staleBecause: query.isRefetchError ? error : null,
    reload,
  };
}
