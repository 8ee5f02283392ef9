import { limits } from './limits.ts';
import { siteOf } from './peers.ts';

interface Kept<T> {
  readonly key: string;
  readonly value: T;
  at: number;
  /** Who was heard of before, and after. */
  before: Kept<T> | null;
  after: Kept<T> | null;
}

export interface RememberedOptions<T> {
  /** What is thought of somebody who was never heard of. */
  readonly make: () => T;
  /** Who was quiet for this long is as good as new, in milliseconds. */
  readonly quietMs: number;
  /** Milliseconds of any clock that only goes forward. */
  readonly now: () => number;
}

/**
 * Something about each of those who were heard of lately, of a bounded number. They are linked in the order in which they
 * were heard of last, so that whoever is forgotten comes first: it costs the same whether there is a flood or not. (The
 * order of a `Map` would do the same, but its first is found by walking over all that were deleted lately.) Where nobody
 * was quiet for long enough, the one that was quiet longest goes.
 */
export class Remembered<T> {
  readonly #options: RememberedOptions<T>;
  readonly #kept = new Map<string, Kept<T>>();
  /** How many networks of a site are counted each by itself. */
  readonly #ofSite = new Map<string, number>();
  #first: Kept<T> | null = null;
  #last: Kept<T> | null = null;

  constructor(options: RememberedOptions<T>) {
    this.#options = options;
  }

  get size(): number {
    return this.#kept.size;
  }

  /** What is kept of this one, who is heard of with it. */
  of(key: string): T {
    const now = this.#options.now();
    this.#forgetQuiet(now);
    const counted = this.#countedAs(key);
    const kept = this.#kept.get(counted) ?? this.#add(counted);
    kept.at = now;
    this.#unlink(kept);
    this.#append(kept);
    return kept.value;
  }

  /** A network by itself, as long as there are few of its site: whoever has a site has 65,536 of them. */
  #countedAs(key: string): string {
    const site = siteOf(key);
    const few = (this.#ofSite.get(site) ?? 0) < limits.networksOfSite;
    return few || site === key || this.#kept.has(key) ? key : site;
  }

  #add(key: string): Kept<T> {
    if (this.#kept.size >= limits.keptInMind && this.#first !== null) this.#forget(this.#first);
    const kept: Kept<T> = { key, value: this.#options.make(), at: 0, before: null, after: null };
    this.#kept.set(key, kept);
    this.#append(kept);
    this.#countOfSite(key, 1);
    return kept;
  }

  #forgetQuiet(now: number): void {
    while (this.#first !== null && now - this.#first.at >= this.#options.quietMs) this.#forget(this.#first);
  }

  #forget(kept: Kept<T>): void {
    this.#kept.delete(kept.key);
    this.#unlink(kept);
    this.#countOfSite(kept.key, -1);
  }

  #append(kept: Kept<T>): void {
    kept.before = this.#last;
    if (this.#last === null) this.#first = kept;
    else this.#last.after = kept;
    this.#last = kept;
  }

  #unlink(kept: Kept<T>): void {
    const { before, after } = kept;
    if (before === null) this.#first = after;
    else before.after = after;
    if (after === null) this.#last = before;
    else after.before = before;
    kept.before = kept.after = null;
  }

  #countOfSite(key: string, more: 1 | -1): void {
    const site = siteOf(key);
    if (site === key) return;
    const count = (this.#ofSite.get(site) ?? 0) + more;
    if (count > 0) this.#ofSite.set(site, count);
    else this.#ofSite.delete(site);
  }
}
