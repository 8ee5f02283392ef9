import type { RequestError } from '@mado/client/socket/request-error.ts';
import type { AuditEntry, AuditFilter } from '@mado/core/protocol/rest/audit.ts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { auditQuery } from '../../api/audit-queries.ts';
import { olderOf, type Older } from '../../log/older.ts';

/** The audit log as far as it was loaded. */
export interface AuditLog {
  readonly entries: readonly AuditEntry[];
  readonly readAt: number;
  readonly older: Older;
  /** Why it could not be read again, or null. */
  readonly staleBecause: RequestError | null;
  readonly reload: () => void;
}

export type AuditLogState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: RequestError; readonly reload: () => void }
  | ({ readonly state: 'loaded' } & AuditLog);

/** The entries that fit; those that fitted before stay until the new ones are there. */
export function useAuditLog(filter: AuditFilter): AuditLogState {
  const query = useInfiniteQuery({ ...auditQuery(filter), placeholderData: keepPreviousData });
  const { data, error, refetch } = query;
  const reload = (): void => void refetch();
  if (data === undefined) {
    return error === null ? { state: 'loading' } : { state: 'failed', error, reload };
  }
  return {
    state: 'loaded',
    entries: data.pages.flatMap(({ entries }) => entries),
    readAt: query.dataUpdatedAt,
    older: olderOf(query),
    staleBecause: query.isRefetchError ? error : null,
    reload,
  };
}
