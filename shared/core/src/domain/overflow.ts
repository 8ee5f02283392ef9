import { z } from 'zod';

/** A group of interpreters beyond the ward's own: of another ward, of a partner. Its members are tried after others. */
export const interpreterGroup = z.strictObject({
  name: z.string().trim().min(1).max(60),
  /** How long a call waits before somebody of the group is rung, in milliseconds. */
  afterMs: z.int().min(0).max(600_000),
  /** How many of the group are rung or in calls at once, at most; null: all of them. */
  capacity: z.int().min(1).max(500).nullable(),
});
export type InterpreterGroup = z.infer<typeof interpreterGroup>;

/** The group of a candidate as it stands. */
export interface GroupStanding extends InterpreterGroup {
  /** As many are rung or in calls as may be at once. */
  readonly full: boolean;
}

/** Somebody of a group; null: one of the ward's own. */
export interface Member {
  readonly group: InterpreterGroup | null;
}

/** How long a call waits before it rings at this one, in milliseconds. The ward's own are rung at once. */
export const turnOf = ({ group }: Member): number => group?.afterMs ?? 0;

/**
 * Up to which turn a call goes that has waited so long. Where nobody is there whose turn has come, free or not, it goes at
 * once as far as it takes to find somebody.
 */
export const reachOf = (there: readonly Member[], waitedMs: number): number =>
  Math.max(waitedMs, Math.min(...there.map(turnOf)));
