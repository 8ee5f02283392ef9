import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';

/** Something the server answered, and when we asked for it: of two answers the one asked for later is newer. */
export interface Asked<T> {
  readonly askedAt: number;
  readonly value: T;
}

/** The calls that changed while we watched, by id. */
export type LiveCalls = ReadonlyMap<string, Asked<CallLogEntry>>;

export interface LoadedPage {
  readonly calls: readonly CallLogEntry[];
  readonly nextCursor: string | null;
}

/** Newest first, as the server has it: ids are in order of time. */
const byNewest = (a: CallLogEntry, b: CallLogEntry): number => (a.callId < b.callId ? 1 : -1);

/**
 * The call log as it stands: the pages that were loaded, with what changed since laid over them. A changed call that
 * belongs further down than the last page is left to the page that it stands on.
 */
export function mergeLog(pages: readonly Asked<LoadedPage>[], live: LiveCalls): CallLogEntry[] {
  const newest = new Map<string, Asked<CallLogEntry>>();
  const take = (entry: Asked<CallLogEntry>): void => {
    const held = newest.get(entry.value.callId);
    if (held === undefined || held.askedAt < entry.askedAt) newest.set(entry.value.callId, entry);
  };
  for (const { askedAt, value } of pages) for (const call of value.calls) take({ askedAt, value: call });
  const horizon = pages.at(-1)?.value.nextCursor ?? '';
  for (const entry of live.values()) if (entry.value.callId >= horizon) take(entry);
  return [...newest.values()].map((entry) => entry.value).sort(byNewest);
}

/** The newest call that began after the pages were loaded, or null. */
export function latestArrival(
  calls: readonly CallLogEntry[],
  pages: readonly Asked<LoadedPage>[],
): CallLogEntry | null {
  const newest = calls[0];
  if (newest === undefined) return null;
  const loaded = pages.some(({ value }) => value.calls.some(({ callId }) => callId === newest.callId));
  return loaded ? null : newest;
}
