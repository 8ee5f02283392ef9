import { post } from '@mado/client/http/ask.ts';
import { auditPage, auditVerdict, type AuditFilter } from '@mado/core/protocol/rest/audit.ts';
import { infiniteQueryOptions, mutationOptions } from '@tanstack/react-query';
import { getJson } from './get-json.ts';

const LOG = '/api/admin/audit';
const PAGE_SIZE = 50;

/** Where the browser finds the entries that fit as a file. */
export const auditCsvHref = (filter: AuditFilter): string => `${LOG}.csv?${searchOf(filter)}`;

/** The audit log, newest first, as far as it fits; the next page holds what is older. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) =>
      getJson(`${LOG}?${searchOf({ ...filter, limit: PAGE_SIZE, cursor: pageParam })}`, auditPage, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Has the server check the whole log. */
export const verification = mutationOptions({
  mutationKey: ['audit', 'verify'],
  mutationFn: () => post(`${LOG}/verify`, {}, auditVerdict),
  networkMode: 'always',
});

const searchOf = (values: Readonly<Record<string, string | number | undefined>>): string => {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(given).toString();
};
