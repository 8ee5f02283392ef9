/** From each instant to the next. */
export const gaps = (times: readonly number[]): number[] =>
  times.slice(1).map((at, index) => at - (times[index] ?? at));

export const longest = (lengths: readonly number[]): number => Math.max(0, ...lengths);
