import type { MediaKind } from '@mado/core/protocol/webrtc.ts';
import type { types } from 'mediasoup';
import type { MediaProducer } from '../media-engine.ts';
import { refusing } from './refusal.ts';

export class MediasoupProducer implements MediaProducer {
  readonly #producer: types.Producer;

  constructor(producer: types.Producer) {
    this.#producer = producer;
  }

  get id(): string {
    return this.#producer.id;
  }

  get kind(): MediaKind {
    return this.#producer.kind;
  }

  async setPaused(paused: boolean): Promise<void> {
    const producer = this.#producer;
    await refusing('media-unavailable', producer, () => (paused ? producer.pause() : producer.resume()));
  }

  keyFrameWithin(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (came: boolean): void => {
        clearTimeout(timer);
        this.#producer.off('trace', look);
        resolve(came);
      };
      const look = ({ type }: types.ProducerTraceEventData): void => {
        if (type === 'keyframe') finish(true);
      };
      const timer = setTimeout(() => finish(false), ms);
      this.#producer.on('trace', look);
      // Not on the way to the first picture, which has no need of it; a closed producer has no key frames to tell of.
      this.#producer.enableTraceEvent(['keyframe']).catch(() => undefined);
    });
  }
}
