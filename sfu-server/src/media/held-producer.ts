import type { RemoteProducer } from '@mado/core/protocol/media.ts';
import type { MediaKind } from '@mado/core/protocol/webrtc.ts';
import type { MediaConsumer, MediaProducer } from './media-engine.ts';

/** A browser ignores a request for a key frame within 300 ms of another (`kMinKeyframeSendInterval` of libwebrtc). */
const askAgainAfterMs = 400;

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
  #renewal: symbol | null = null;
  #consumers: readonly MediaConsumer[] = [];

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

  /** Somebody receives it. */
  receivedBy(consumer: MediaConsumer): void {
    this.#consumers = [...this.#consumers.filter(({ closed }) => !closed), consumer];
  }

  /**
   * What its picture builds on was lost with a path of the network: asks the sender for a key frame. What is asked in
   * the moment in which a path comes back may go unheard, and the engine itself repeats it after a second only: where
   * none comes it is asked once more by unpausing, which holds back whatever is under way.
   */
  async renewPicture(): Promise<void> {
    if (this.kind !== 'video' || !this.#mayFlow()) return;
    const renewal = Symbol('renewal');
    this.#renewal = renewal;
    const come = this.#producer.keyFrameWithin(askAgainAfterMs);
    const consumer = this.#consumers.find(({ closed }) => !closed);
    await consumer?.requestKeyFrame();
    // A later change of path asks for itself.
    if ((await come) || this.#renewal !== renewal || !this.#mayFlow()) return;
    await this.#producer.setPaused(true);
    await this.#producer.setPaused(!this.#mayFlow());
  }

  #mayFlow(): boolean {
    return !this.#held && !this.#off;
  }
}
