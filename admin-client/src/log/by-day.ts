/** The calls of one day of the reader's calendar. */
export interface Day<T> {
  /** Its first moment. */
  readonly startsAt: number;
  readonly calls: readonly T[];
}

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** Cuts a list that is in order of time into days, in the reader's time zone. */
export function byDay<T extends { readonly requestedAt: number }>(calls: readonly T[]): Day<T>[] {
  const days: { startsAt: number; calls: T[] }[] = [];
  for (const call of calls) {
    const startsAt = startOfDay(call.requestedAt);
    const last = days.at(-1);
    if (last?.startsAt === startsAt) last.calls.push(call);
    else days.push({ startsAt, calls: [call] });
  }
  return days;
}

/** Whether a day is today or yesterday. */
export function nearDay(startsAt: number, now: number): 'today' | 'yesterday' | null {
  const today = startOfDay(now);
  if (startsAt === today) return 'today';
  return startsAt === startOfDay(today - 1) ? 'yesterday' : null;
}
