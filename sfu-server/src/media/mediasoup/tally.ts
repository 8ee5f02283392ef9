import type { types } from 'mediasoup';
import type { MediaObjects } from '../media-engine.ts';

interface Closable {
  once(event: 'close', listener: () => void): unknown;
}

/** Counts the living objects of the workers that it watches, by what mediasoup itself reports of them. */
export class Tally {
  readonly #counts: Record<keyof MediaObjects, number> = {
    router: 0,
    transport: 0,
    producer: 0,
    consumer: 0,
  };

  get counts(): MediaObjects {
    return { ...this.#counts };
  }

  watch(worker: types.Worker): void {
    worker.observer.on('newrouter', (router) => {
      this.#count('router', router.observer);
      router.observer.on('newtransport', (transport) => this.#watchTransport(transport));
    });
  }

  #watchTransport({ observer }: types.Transport): void {
    this.#count('transport', observer);
    observer.on('newproducer', (producer) => this.#count('producer', producer.observer));
    observer.on('newdataproducer', (producer) => this.#count('producer', producer.observer));
    observer.on('newconsumer', (consumer) => this.#count('consumer', consumer.observer));
    observer.on('newdataconsumer', (consumer) => this.#count('consumer', consumer.observer));
  }

  #count(kind: keyof MediaObjects, observer: Closable): void {
    this.#counts[kind] += 1;
    observer.once('close', () => (this.#counts[kind] -= 1));
  }
}
