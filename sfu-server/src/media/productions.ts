import { MadoError } from '@mado/core/domain/errors.ts';
import type { Lowered, RemoteProducer } from '@mado/core/protocol/media.ts';
import type { MediaKind } from '@mado/core/protocol/webrtc.ts';
import { HeldProducer } from './held-producer.ts';
import type { MediaProducer } from './media-engine.ts';
import { Slots } from './slots.ts';

/** What one participant sends: at most one a kind. */
export class Productions {
  readonly #all = new Slots<MediaKind, HeldProducer>();
  /** Set while less than all is sent. */
  lowered: Lowered | null = null;

  /** @throws {MadoError} `producer-exists`, and whatever `make` throws */
  add(kind: MediaKind, make: () => Promise<MediaProducer>): Promise<HeldProducer> {
    return this.#all.fill(kind, 'producer-exists', async () => new HeldProducer(await make()));
  }

  /** @throws {MadoError} `producer-not-found` */
  withId(producerId: string): HeldProducer {
    const producer = this.#all.find(({ id }) => id === producerId);
    if (producer === null) throw new MadoError('producer-not-found');
    return producer;
  }

  get producers(): readonly HeldProducer[] {
    return this.#all.values();
  }

  /** As the others are told of them. */
  get views(): RemoteProducer[] {
    const { lowered } = this;
    return this.producers.map(({ view }) => (lowered === null ? view : { ...view, lowered }));
  }

  clear(): void {
    this.#all.clear();
  }
}
