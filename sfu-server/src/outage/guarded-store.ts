import type { CallStore } from '../calls/call-store.ts';
import { DatabaseUnavailable } from '../db/unavailable.ts';

/** Knows whether the database is away, and is told when somebody finds that it is. */
export interface Outage {
  readonly away: boolean;
  begin(cause: DatabaseUnavailable): void;
}

/** Asks the database only while it is there: what would wait for its time-out is refused at once. */
export async function ifThere<T>(outage: Outage, caller: string, work: () => Promise<T>): Promise<T> {
  if (outage.away) throw new DatabaseUnavailable(caller, 'known to be away');
  try {
    return await work();
  } catch (error) {
    if (error instanceof DatabaseUnavailable) outage.begin(error);
    throw error;
  }
}

/** A store whose every use goes through {@link ifThere}. */
export const guarded = (store: CallStore, outage: Outage): CallStore => ({
  transaction: (caller, work) => ifThere(outage, caller, () => store.transaction(caller, work)),
  due: (now, times) => ifThere(outage, 'due', () => store.due(now, times)),
  connected: () => ifThere(outage, 'connected', () => store.connected()),
  waitingBeyond: (seen) => ifThere(outage, 'waiting-beyond', () => store.waitingBeyond(seen)),
  restartGraces: (now) => ifThere(outage, 'restart-graces', () => store.restartGraces(now)),
  forgetMedia: () => ifThere(outage, 'forget-media', () => store.forgetMedia()),
  nextDeadline: (now, times) => ifThere(outage, 'next-deadline', () => store.nextDeadline(now, times)),
  forgetKept: (ids) => ifThere(outage, 'forget-kept', () => store.forgetKept(ids)),
  tryWriting: () => ifThere(outage, 'try-writing', () => store.tryWriting()),
});
