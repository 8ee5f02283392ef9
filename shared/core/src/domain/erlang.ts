/**
 * The waiting of calls that come at random to people who are all alike (M/M/c), after A. K. Erlang (1917): how long they
 * wait when nobody hangs up. Load is in erlangs: calls that come in the time that one takes on average.
 */

/** The share of calls that find everybody busy and would be lost, were there no queue (Erlang B). */
export function erlangB(people: number, load: number): number {
  if (!Number.isInteger(people) || people < 0) throw new RangeError(`${people} people`);
  if (!(load >= 0)) throw new RangeError(`a load of ${load}`);
  // The recursion that does without factorials, which grow out of bounds.
  let lost = 1;
  for (let count = 1; count <= people; count += 1) lost = (load * lost) / (count + load * lost);
  return lost;
}

/** The share of calls that have to wait (Erlang C); 1 where more comes than the people can do. */
export function erlangC(people: number, load: number): number {
  if (load >= people) return 1;
  const lost = erlangB(people, load);
  return lost / (1 - (load / people) * (1 - lost));
}

/** The mean wait of all calls, in the unit of `handling`, the mean time that a call takes. */
export function meanWait(people: number, load: number, handling: number): number {
  return load >= people ? Infinity : (erlangC(people, load) * handling) / (people - load);
}

/** The share of calls that are answered within `limit`, in the unit of `handling`. */
export function answeredWithin(people: number, load: number, handling: number, limit: number): number {
  if (load >= people) return 0;
  return 1 - erlangC(people, load) * Math.exp((-(people - load) * limit) / handling);
}
