/** So many attempts in a row, each while the server answered: one may have met a server that just started, */
const ATTEMPTS = 3;
/** and a crowd that came back to it at once may have kept several waiting. */
const WITHIN_MS = 8_000;
const ANSWER_WITHIN_MS = 3_000;

/**
 * Tells a network that lets pages through and no WebSocket from one that lets nothing through: a browser says of either
 * no more than that there is no line. So each time that none came about, the server is asked something that any page asks.
 */
export class Barrier {
  readonly #judged: (barred: boolean) => void;
  readonly #isAnswered: () => Promise<boolean>;
  /** Of the attempts in a row: how many, and when the first was. */
  #row = { attempts: 0, since: 0 };
  /** Tells a question from those that are of no interest any more. */
  #asking: symbol | null = null;

  constructor(judged: (barred: boolean) => void, isAnswered: () => Promise<boolean> = isServerAnswering) {
    this.#judged = judged;
    this.#isAnswered = isAnswered;
  }

  /** An attempt failed, and nothing was heard of why. */
  async failed(): Promise<void> {
    if (this.#asking !== null) return;
    const asking = Symbol('asking');
    this.#asking = asking;
    const answered = await this.#isAnswered();
    if (this.#asking !== asking) return;
    this.#asking = null;
    this.#count(answered);
  }

  /** There was a line, if only for the server itself to refuse it. */
  passed(): void {
    this.#asking = null;
    this.#count(false);
  }

  #count(answered: boolean): void {
    const { attempts, since } = this.#row;
    this.#row = answered
      ? { attempts: attempts + 1, since: attempts === 0 ? Date.now() : since }
      : { attempts: 0, since: 0 };
    if (!answered) this.#judged(false);
    else if (this.#row.attempts >= ATTEMPTS && Date.now() - this.#row.since >= WITHIN_MS) this.#judged(true);
  }
}

/** It is the server that answers, and no page that a proxy puts in its place. */
async function isServerAnswering(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch('/healthz', { cache: 'no-store', signal });
    const body: unknown = await response.json();
    return (
      response.ok && typeof body === 'object' && body !== null && 'status' in body && body.status === 'ok'
    );
  } catch {
    return false;
  }
}
