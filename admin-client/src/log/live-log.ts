import { createStore, type ReadableStore } from '@mado/client/socket/store.ts';
import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import type { LiveCalls } from './merge-log.ts';

interface LiveLogPorts {
  /** Reads one line of the log from the server, anew. */
  readonly read: (callId: string) => Promise<CallLogEntry>;
  readonly clock?: () => number;
}

export interface LiveLog {
  readonly calls: ReadableStore<LiveCalls>;
  /** The server said that this call changed. */
  readonly changed: (callId: string) => void;
  /** Nothing that was read is kept, nor what is being read. */
  readonly forget: () => void;
}

/**
 * Reads every call that changes, and keeps what it read. A change during a read makes it read once more: the answer
 * under way may be older than the change.
 */
export function createLiveLog({ read, clock = Date.now }: LiveLogPorts): LiveLog {
  const calls = createStore<LiveCalls>(new Map());
  const reading = new Map<string, { again: boolean }>();
  let visit = 0;

  const refresh = async (callId: string): Promise<void> => {
    const turn = { again: false };
    reading.set(callId, turn);
    const askedAt = clock();
    const askedOn = visit;
    try {
      const value = await read(callId);
      if (askedOn === visit) calls.set(new Map(calls.get()).set(callId, { askedAt, value }));
    } catch {
      // The next change, or the next time the line is back, reads it again.
    }
    reading.delete(callId);
    if (turn.again) await refresh(callId);
  };

  return {
    calls,
    changed: (callId) => {
      const turn = reading.get(callId);
      if (turn === undefined) void refresh(callId);
      else turn.again = true;
    },
    forget: () => {
      visit += 1;
      calls.set(new Map());
    },
  };
}
