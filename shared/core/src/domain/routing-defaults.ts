/** Durations of the routing and of a call's life, in milliseconds. */
export interface RoutingTimes {
  /** How long one interpreter is rung. */
  readonly offerTimeoutMs: number;
  /** How long nobody is rung again at whom an offer rang out. */
  readonly unansweredPauseMs: number;
  /** How long a call may wait before it ends as `no-answer`. */
  readonly queueLimitMs: number;
  /** How long an answered call may take until both sides have media. */
  readonly connectLimitMs: number;
  /** How long a lost tablet keeps its place in the queue. */
  readonly queuedGraceMs: number;
  /** How long a lost tablet keeps an answered call. */
  readonly tabletGraceMs: number;
  /** How long a lost console keeps an answered call. */
  readonly consoleGraceMs: number;
  /** How long a closed console keeps its status outside a call. */
  readonly presenceGraceMs: number;
}

export const routingDefaults: RoutingTimes = {
  offerTimeoutMs: 15_000,
  unansweredPauseMs: 30_000,
  queueLimitMs: 600_000,
  connectLimitMs: 45_000,
  queuedGraceMs: 120_000,
  tabletGraceMs: 60_000,
  consoleGraceMs: 30_000,
  presenceGraceMs: 20_000,
};
