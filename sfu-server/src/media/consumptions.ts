import { MadoError } from '@mado/core/domain/errors.ts';
import type { HeldProducer } from './held-producer.ts';
import type { MediaConsumer } from './media-engine.ts';
import { Slots } from './slots.ts';

interface Consumption {
  readonly consumer: MediaConsumer;
  readonly source: HeldProducer;
  /** Asked for, and still to be let flow. */
  wanted: boolean;
}

/** What one participant receives: each producer at most once. */
export class Consumptions {
  readonly #all = new Slots<string, Consumption>();

  /** @throws {MadoError} `consumer-exists`, and whatever `make` throws */
  async add(source: HeldProducer, make: () => Promise<MediaConsumer>): Promise<MediaConsumer> {
    this.#all.drop(({ consumer }) => consumer.closed);
    const { consumer } = await this.#all.fill(source.id, 'consumer-exists', async () => ({
      consumer: await make(),
      source,
      wanted: false,
    }));
    source.receivedBy(consumer);
    return consumer;
  }

  /** Whoever receives is ready for it: it flows with the next `flow`. @throws {MadoError} `consumer-not-found` */
  want(consumerId: string): void {
    this.#get(consumerId).wanted = true;
  }

  /**
   * Lets flow what is wanted. The engine keeps the order of what it is asked: to wait in between would only delay the
   * first picture.
   */
  async flow(): Promise<void> {
    const wanted = this.#all.values().filter((one) => one.wanted && !one.consumer.closed);
    for (const one of wanted) one.wanted = false;
    await Promise.all(wanted.flatMap(({ consumer, source }) => [consumer.resume(), source.release()]));
  }

  /** @throws {MadoError} `consumer-not-found` */
  async requestKeyFrame(consumerId: string): Promise<void> {
    await this.#get(consumerId).consumer.requestKeyFrame();
  }

  /** What is received, as far as it still is. */
  get sources(): readonly HeldProducer[] {
    return this.#all
      .values()
      .filter(({ consumer }) => !consumer.closed)
      .map(({ source }) => source);
  }

  clear(): void {
    this.#all.clear();
  }

  #get(consumerId: string): Consumption {
    const found = this.#all.find(({ consumer }) => consumer.id === consumerId);
    if (found === null || found.consumer.closed) throw new MadoError('consumer-not-found');
    return found;
  }
}
