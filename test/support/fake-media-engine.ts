import { MadoError } from '@mado/core/domain/errors.ts';
import type { MediaEngine, MediaObjects } from '@mado/sfu-server/media/media-engine.ts';
import type { FakeObject, Kind } from './fake-media-objects.ts';
import { FakeRoom } from './fake-media-room.ts';
import type { FakeProducer } from './fake-media-transport.ts';

/** Media without media: makes and counts the same objects as the real engine, and carries nothing. */
export class FakeMediaEngine implements MediaEngine {
  readonly #living = new Set<FakeObject>();
  readonly #workers: Set<FakeRoom>[];
  readonly #deathListeners: (() => void)[] = [];
  readonly #producers = new Map<string, FakeProducer>();
  #deaths = 0;
  #closed = false;
  /** Set to make `createRoom` wait: for tests of what happens meanwhile. */
  gate: Promise<void> = Promise.resolve();

  constructor(workers = 1) {
    this.#workers = Array.from({ length: workers }, () => new Set<FakeRoom>());
  }

  async createRoom(callId: string): Promise<FakeRoom> {
    await this.gate;
    const [worker] = this.#closed ? [] : this.#workers.toSorted((a, b) => a.size - b.size);
    if (worker === undefined) throw new MadoError('media-unavailable', 'no worker lives');
    const room = new FakeRoom(callId, this.#living, this.#producers, () => worker.delete(room));
    worker.add(room);
    return room;
  }

  objects(): MediaObjects {
    const count = (kind: Kind) => [...this.#living].filter((object) => object.kind === kind).length;
    return {
      router: count('router'),
      transport: count('transport'),
      producer: count('producer'),
      consumer: count('consumer'),
    };
  }

  workers(): number {
    return this.#closed ? 0 : this.#workers.length;
  }

  troubledWorkers(): number {
    return 0;
  }

  deaths(): number {
    return this.#deaths;
  }

  onWorkerDeath(listener: () => void): void {
    this.#deathListeners.push(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const worker of this.#workers) for (const room of worker) room.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** The worker dies under the room of this call, and is replaced at once. */
  killWorkerOf(callId: string): void {
    const worker = this.#workers.find((rooms) => [...rooms].some((room) => room.callId === callId));
    if (worker === undefined) throw new Error(`no worker has a room for ${callId}`);
    this.#deaths += 1;
    for (const room of [...worker]) room.die();
    for (const listener of this.#deathListeners) listener();
  }

  /** So many bits per second are what the line of a participant is believed to carry on this transport. */
  estimate(transportId: string, bps: number): void {
    for (const room of this.#workers.flatMap((rooms) => [...rooms])) room.estimate(transportId, bps);
  }

  /** The media of a participant take another path on this transport. */
  changePath(transportId: string): void {
    for (const room of this.#workers.flatMap((rooms) => [...rooms])) room.changePath(transportId);
  }

  /** What the engine has of a producer of a participant. */
  producer(producerId: string): FakeProducer {
    const producer = this.#producers.get(producerId);
    if (producer === undefined) throw new Error(`no producer ${producerId}`);
    return producer;
  }
}
