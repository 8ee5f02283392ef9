import type { RemoteProducer } from '@mado/core/protocol/media.ts';
import type { MediaKind } from '@mado/core/protocol/webrtc.ts';
import type { MediaProducer } from './media-engine.ts';

/** A browser ignores a request for a key frame within 300 ms of another (`kMinKeyframeSendInterval` of libwebrtc). */
const askAgainAfterMs = 350;
const asks = 3;

/**
 * A producer that the server holds paused until somebody listens, which nobody may before the answer.
 *
 * To let it flow only then also makes the first picture fast: unpausing it asks the sender for a key frame, and a
 * second request within a third of a second is dropped by the browser and repeated by the engine a second later.
 */
export class HeldProducer {
  readonly #producer: MediaProducer;
  #held = true;
  #off = false;
  #renewing = false;

  constructor(producer: MediaProducer) {
    this.#producer = producer;
  }

  get id(): string {
    return this.#producer.id;
  }

  get kind(): MediaKind {
    return this.#producer.kind;
  }

  /** As the other side is told of it: off if its owner turned it off. */
  get view(): RemoteProducer {
    return { producerId: this.id, kind: this.kind, paused: this.#off };
  }

  /** Somebody listens. */
  async release(): Promise<void> {
    if (!this.#held) return;
    this.#held = false;
    if (!this.#off) await this.#producer.setPaused(false);
  }

  /** The owner turns it off or on. */
  async turn(off: boolean): Promise<void> {
    if (this.#off === off) return;
    this.#off = off;
    if (!this.#held) await this.#producer.setPaused(off);
  }

  /**
   * What its picture builds on was lost with a path of the network: asks the sender for a key frame until one comes.
   * Unpausing asks at once, which the engine otherwise does but once a second; and what is asked for in the moment in
   * which a path comes back may go unheard.
   */
  async renewPicture(): Promise<void> {
    if (this.kind !== 'video' || this.#renewing) return;
    this.#renewing = true;
    try {
      for (let ask = 0; ask < asks && this.#flows; ask += 1) {
        const come = this.#producer.keyFrameWithin(askAgainAfterMs);
        await this.#producer.setPaused(true);
        await this.#producer.setPaused(!this.#flows);
        if (await come) return;
      }
    } finally {
      this.#renewing = false;
    }
  }

  get #flows(): boolean {
    return !this.#held && !this.#off;
  }
}
