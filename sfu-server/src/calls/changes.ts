import type { Call, TimelineRecord } from './call-store.ts';

/** A line of the timeline together with the call as it stood right after. */
export interface RecordedEvent extends TimelineRecord {
  readonly call: Call;
}

/** What a use case did, for those who tell the world of it after the commit. */
export interface Changes {
  readonly events: readonly RecordedEvent[];
  /** Whose views are out of date. */
  readonly tablets: ReadonlySet<string>;
  readonly interpreters: ReadonlySet<string>;
  /** Languages in whose queue somebody moved up. */
  readonly queues: ReadonlySet<string>;
}

/** A use case's answer and what it did. */
export interface Done<T> {
  readonly result: T;
  readonly changes: Changes;
}

export const noChanges: Changes = {
  events: [],
  tablets: new Set(),
  interpreters: new Set(),
  queues: new Set(),
};
