import type { Random } from '../support/fuzz/random.ts';

/** One call of a queue: when it comes and how long it takes, in whole milliseconds. */
export interface RandomCall {
  readonly at: number;
  readonly takes: number;
}

/** Calls that come at random, `load` in the time that one takes on average, which is random as well. */
export function* randomCalls(random: Random, load: number, handlingMs: number): Generator<RandomCall> {
  const exponential = (mean: number) => -mean * Math.log(1 - random.next());
  let exact = 0;
  for (;;) {
    exact += exponential(handlingMs / load);
    yield { at: Math.round(exact), takes: Math.round(exponential(handlingMs)) };
  }
}

/** What each call waits for the first of several people to be free, after Kiefer and Wolfowitz (1955). */
export class Waits {
  readonly #freeAt: number[];

  constructor(people: number) {
    this.#freeAt = Array.from({ length: people }, () => 0);
  }

  next({ at, takes }: RandomCall): number {
    const soonest = Math.min(...this.#freeAt);
    const begins = Math.max(at, soonest);
    this.#freeAt[this.#freeAt.indexOf(soonest)] = begins + takes;
    return begins - at;
  }
}
