/** How somebody stands who may have let offers ring out (RNA, ring-no-answer). */
export interface Unanswered {
  /** Offers in a row that rang out. */
  readonly inARow: number;
  /** Nothing is offered to them before; null: at once. */
  readonly pausedUntil: Date | null;
}

export const noneUnanswered: Unanswered = { inARow: 0, pausedUntil: null };

/** Whoever let so many ring out in a row is taken to be away from their desk. */
const MOST_IN_A_ROW = 2;

/**
 * What one more offer that rang out makes of it: a pause, so that the next call does not ring at an empty desk, and after
 * several in a row a break. @returns null for the break
 */
export function rangOut({ inARow }: Unanswered, at: Date, pauseMs: number): Unanswered | null {
  if (inARow + 1 >= MOST_IN_A_ROW) return null;
  return { inARow: inARow + 1, pausedUntil: new Date(at.getTime() + pauseMs) };
}
