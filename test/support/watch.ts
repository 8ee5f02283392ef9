/** Nothing that is waited for takes this long on the slowest machine. In milliseconds. */
const PATIENCE_MS = 60_000;

/** Lets scripts wait for what others bring about: each is asked again whenever something changed. */
export class Watch {
  readonly #looks = new Set<() => void>();

  changed(): void {
    for (const look of [...this.#looks]) look();
  }

  /** Resolves with what `find` finds, now or later. @throws when it takes too long */
  until<T>(what: string, find: () => T | null): Promise<T> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        this.#looks.delete(look);
        reject(new Error(`waited in vain for ${what}`));
      }, PATIENCE_MS);
      const look = () => {
        const found = find();
        if (found === null) return;
        clearTimeout(limit);
        this.#looks.delete(look);
        resolve(found);
      };
      this.#looks.add(look);
      look();
    });
  }
}
