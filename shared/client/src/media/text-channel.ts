import type { WrittenText } from '@mado/core/protocol/text.ts';
import { createStore, type ReadableStore } from '../socket/store.ts';
import { Retry } from './retry.ts';
import { whenBack, type MediaSignaling } from './signaling.ts';

/** What one of both wrote, in the order in which it was begun. */
export interface Message {
  readonly id: string;
  readonly isMine: boolean;
  readonly text: string;
  /** False while it is being written. */
  readonly done: boolean;
}

/** What is written is on its way within half a second (EN 301 549, 6.2.4). */
const SEND_EVERY_MS = 300;
/** The oldest are dropped. */
const KEPT = 200;

/**
 * What both sides of a call write to each other, beside sound and picture. Each reads along while the other writes. It
 * lives in the two pages alone: what may have been missed by somebody who was away is sent again by whoever wrote it.
 */
export class TextChannel {
  readonly #signaling: MediaSignaling;
  readonly #messages = createStore<readonly Message[]>([]);
  readonly messages: ReadableStore<readonly Message[]> = this.#messages;
  readonly #retry = new Retry();
  #draftId = crypto.randomUUID();
  /** The newest of each message that has to be sent, by its id. */
  #outbox: ReadonlyMap<string, WrittenText> = new Map();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSending = false;
  #stopped = false;

  constructor(signaling: MediaSignaling) {
    this.#signaling = signaling;
  }

  /** Begins to listen. @returns how to stop */
  start(): () => void {
    this.#stopped = false;
    const off = [
      this.#signaling.on('media:written', (written) => this.#put(written, false)),
      this.#signaling.on('media:text-wanted', () => this.#sendAll()),
      whenBack(this.#signaling, () => this.#retry.forget()),
    ];
    return () => {
      this.#stopped = true;
      off.forEach((stop) => stop());
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#retry.cancel();
    };
  }

  /** What stands in the own message so far. */
  get draft(): string {
    return this.#messages.get().find(({ id }) => id === this.#draftId)?.text ?? '';
  }

  /** The own message as it stands. */
  readonly write = (text: string): void => {
    this.#post({ messageId: this.#draftId, text, done: false });
    this.#timer ??= setTimeout(() => void this.#send(), SEND_EVERY_MS);
  };

  /** The own message is done; a blank one is taken back. */
  readonly finish = (text: string): void => {
    this.#post({ messageId: this.#draftId, text: text.trim(), done: true });
    this.#draftId = crypto.randomUUID();
    void this.#send();
  };

  #post(written: WrittenText): void {
    this.#put(written, true);
    this.#outbox = new Map([...this.#outbox, [written.messageId, written]]);
  }

  #put({ messageId: id, text, done }: WrittenText, isMine: boolean): void {
    const before = this.#messages.get();
    const message = { id, isMine, text, done };
    const known = before.some((one) => one.id === id);
    const after = known ? before.map((one) => (one.id === id ? message : one)) : [...before, message];
    this.#messages.set(after.filter((one) => one.text !== '').slice(-KEPT));
  }

  #sendAll(): void {
    const mine = this.#messages.get().filter(({ isMine }) => isMine);
    const written = mine.map(({ id, text, done }) => [id, { messageId: id, text, done }] as const);
    this.#outbox = new Map([...written, ...this.#outbox]);
    void this.#send();
  }

  /** One after the other, and each until it has arrived. */
  async #send(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isSending) return;
    this.#isSending = true;
    for (let next = this.#first(); next !== null; next = this.#first()) {
      const { messageId } = next;
      this.#outbox = new Map([...this.#outbox].filter(([id]) => id !== messageId));
      try {
        await this.#signaling.request('media:text', next);
      } catch {
        this.#outbox = new Map([[messageId, next], ...this.#outbox]);
        await this.#retry.pause();
      }
    }
    this.#isSending = false;
  }

  #first(): WrittenText | null {
    const [first = null] = this.#outbox.values();
    return this.#stopped ? null : first;
  }
}
