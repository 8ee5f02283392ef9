const lookEveryMs = 250;
const answerWithinMs = 1_000;

/**
 * Finds out whether the server can be reached, with plain requests. Chromium delays each further WebSocket by up to
 * five seconds once a dozen of them have failed (`WebSocketThrottler`), so that seeking a line in vain while the device
 * has no network would cost more time than it saves. Without a network the requests do not leave the device.
 */
export class Scout {
  readonly #reached: () => void;
  /** Tells a mission from the one before it; null while none is out. */
  #mission: symbol | null = null;

  constructor(reached: () => void) {
    this.#reached = reached;
  }

  /** Begins to look, if it does not look already. */
  async send(): Promise<void> {
    if (this.#mission !== null) return;
    const mission = Symbol('mission');
    this.#mission = mission;
    while (this.#mission === mission) {
      if (await isReached()) {
        if (this.#mission !== mission) return;
        this.#mission = null;
        this.#reached();
      } else await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  }

  recall(): void {
    this.#mission = null;
  }
}

async function isReached(): Promise<boolean> {
  try {
    await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(answerWithinMs) });
    return true;
  } catch {
    return false;
  }
}
