const KEY = 'mado.reloads';

/** The least time to the second reload, which doubles with each one up to the longest; in milliseconds. */
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 240_000;
/** After so long, what was tried is of no matter to what is tried now. */
const FORGOTTEN_AFTER_MS = 1_800_000;

const LOOK_AGAIN_MS = 5_000;
const ANSWER_WITHIN_MS = 5_000;

interface PageDeps {
  /** Outlives the page, and ends with its tab. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly reload: () => void;
  /** Whether the server gives the page: otherwise the browser's own error would take its place, and stay. */
  readonly isServed: () => Promise<boolean>;
  readonly random: () => number;
}

/** How often this was tried lately, and when last. */
interface Tries {
  readonly count: number;
  readonly at: number;
}

/**
 * Loads a page anew that the server finds outdated: at once, and where that does not help, later and later. Nobody may
 * stand before a tablet who would tap for it. The tabs of a ward take turns, since each waits up to twice as long as it
 * must.
 */
export class OutdatedPage {
  readonly #deps: PageDeps;
  /** What is under way; null: the server has this page, as far as is known. */
  #plan: { timer: ReturnType<typeof setTimeout> } | null = null;

  constructor(deps: PageDeps = ofBrowser()) {
    this.#deps = deps;
  }

  /** The server will not have this page. */
  refused(): void {
    if (this.#plan === null) this.#lookIn(this.#pause());
  }

  /** The server has it after all: a call that goes on here must not be cut by what was planned before. */
  accepted(): void {
    clearTimeout(this.#plan?.timer);
    this.#plan = null;
  }

  #lookIn(ms: number): void {
    const plan = { timer: setTimeout(() => void look(), ms) };
    const look = async (): Promise<void> => {
      const served = await this.#deps.isServed();
      if (plan !== this.#plan) return;
      if (served) this.#reload();
      else this.#lookIn(this.#spread(LOOK_AGAIN_MS));
    };
    this.#plan = plan;
  }

  #reload(): void {
    this.#keeping(({ count }) => `${count + 1} ${Date.now()}`);
    this.#deps.reload();
  }

  /** How long to wait, so that a server that serves an outdated page makes no loop. */
  #pause(): number {
    const before = this.#keeping(({ count, at }) => `${count} ${at}`);
    // What it does now, the next page will not know: each is the second as far as anybody can tell.
    if (before === null) return this.#spread(FIRST_PAUSE_MS);
    const { count, at } = before;
    if (count === 0) return 0;
    const least = Math.min(FIRST_PAUSE_MS * 2 ** (count - 1), LONGEST_PAUSE_MS);
    return Math.max(0, at + this.#spread(least) - Date.now());
  }

  /** @returns what was tried before; null where the browser keeps nothing for us, and throws whatever we do */
  #keeping(next: (before: Tries) => string): Tries | null {
    try {
      const before = this.#before();
      this.#deps.storage.setItem(KEY, next(before));
      return before;
    } catch {
      return null;
    }
  }

  #before(): Tries {
    const [count = 0, at = 0] = (this.#deps.storage.getItem(KEY) ?? '').split(' ').map(Number);
    const age = Date.now() - at;
    return age >= 0 && age < FORGOTTEN_AFTER_MS ? { count, at } : { count: 0, at: 0 };
  }

  #spread(ms: number): number {
    return ms * (1 + this.#deps.random());
  }
}

function ofBrowser(): PageDeps {
  return {
    // Asked for when it is needed: a browser that keeps nothing for us refuses to name it.
    get storage() {
      return window.sessionStorage;
    },
    reload: () => window.location.reload(),
    isServed: () => isServed(window.location.href),
    random: Math.random,
  };
}

async function isServed(href: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    return (await fetch(href, { cache: 'no-store', signal })).ok;
  } catch {
    return false;
  }
}
