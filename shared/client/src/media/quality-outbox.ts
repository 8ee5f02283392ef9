import type { QualityWindow } from '@mado/core/domain/quality-window.ts';
import { MOST_WINDOWS } from '@mado/core/protocol/quality.ts';
import { isRetryable, whenBack, type MediaSignaling } from './signaling.ts';

/** As many as a call is kept for without its line, and some more; the oldest go. */
const MOST_WAITING = 60;

/** Brings windows to the server, each once: those that a lost line holds back go when it is there again. */
export class QualityOutbox {
  readonly #signaling: MediaSignaling;
  readonly #callId: string;
  readonly #stopListening: () => void;
  #waiting: readonly QualityWindow[] = [];
  #sending = false;
  #finished = false;

  constructor(signaling: MediaSignaling, callId: string) {
    this.#signaling = signaling;
    this.#callId = callId;
    this.#stopListening = whenBack(signaling, () => void this.#send());
  }

  add(window: QualityWindow): void {
    this.#waiting = [...this.#waiting, window].slice(-MOST_WAITING);
    void this.#send();
  }

  /** Nothing more comes: it is done once the server has taken what waits, or will have none of it. */
  finish(): void {
    this.#finished = true;
    void this.#send();
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    while (this.#waiting.length > 0 && this.#hasLine) {
      const windows = this.#waiting.slice(0, MOST_WINDOWS);
      if (!(await this.#isDone(windows))) break;
      this.#waiting = this.#waiting.filter((window) => !windows.includes(window));
    }
    this.#sending = false;
    if (this.#finished && this.#waiting.length === 0) this.#stopListening();
  }

  get #hasLine(): boolean {
    return this.#signaling.connection.get().phase === 'connected';
  }

  /** @returns whether these need not be sent again */
  async #isDone(windows: QualityWindow[]): Promise<boolean> {
    try {
      await this.#signaling.request('media:quality', { callId: this.#callId, windows });
      return true;
    } catch (error) {
      // Refused for good: a record with a gap is better than a client that insists.
      return !isRetryable(error);
    }
  }
}
