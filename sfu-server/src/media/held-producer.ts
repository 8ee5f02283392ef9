import type { RemoteProducer } from '@mado/core/protocol/media.ts';
import type { MediaKind } from '@mado/core/protocol/webrtc.ts';
import type { MediaProducer } from './media-engine.ts';

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
}
