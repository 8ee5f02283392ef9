/** So many deaths within so many milliseconds are no accident. */
const DEATHS = 3;
const WITHIN_MS = 60_000;

/** When the workers of one place died lately. */
export class DeathRecord {
  readonly #now: () => number;
  #deaths: number[] = [];

  /** @param now milliseconds of any clock that only goes forward */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  add(): void {
    this.#deaths = [...this.#lately(), this.#now()];
  }

  /** They die so often that calls are better off elsewhere. A quiet minute makes up for it. */
  get troubled(): boolean {
    return this.#lately().length >= DEATHS;
  }

  #lately(): number[] {
    return this.#deaths.filter((at) => this.#now() - at < WITHIN_MS);
  }
}
