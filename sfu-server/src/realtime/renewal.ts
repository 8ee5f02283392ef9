import type { Clock, Timer } from '../clock.ts';

/** Draws views anew at the first instant at which one of those that were drawn does not hold any more. */
export class Renewal {
  readonly #clock: Clock;
  readonly #renew: () => void;
  #next: { readonly at: number; readonly timer: Timer } | null = null;
  #stopped = false;

  constructor(clock: Clock, renew: () => void) {
    this.#clock = clock;
    this.#renew = renew;
  }

  /** A view was drawn that holds until then. A timer that fires early is armed again by what is drawn then. */
  due(at: Date): void {
    const next = at.getTime();
    if (this.#stopped || (this.#next !== null && this.#next.at <= next)) return;
    this.#next?.timer.cancel();
    const timer = this.#clock.after(next - this.#clock.now().getTime(), () => {
      this.#next = null;
      this.#renew();
    });
    this.#next = { at: next, timer };
  }

  stop(): void {
    this.#stopped = true;
    this.#next?.timer.cancel();
  }
}
