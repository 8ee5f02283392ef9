import { MadoError } from '@mado/core/domain/errors.ts';
import type { MediaConfig, MediaEngine, MediaObjects, MediaRoom } from '../media-engine.ts';
import { routerCodecs } from './codecs.ts';
import { MediasoupRoom } from './room.ts';
import { Tally } from './tally.ts';
import { WorkerSlot } from './worker-slot.ts';

/** The engine on mediasoup: a WebRtcServer per worker, a router per room. */
export class MediasoupEngine implements MediaEngine {
  readonly #config: MediaConfig;
  readonly #tally: Tally;
  readonly #listeners = new Set<() => void>();
  #slots: WorkerSlot[] = [];
  #deaths = 0;
  #closed = false;

  private constructor(config: MediaConfig, tally: Tally) {
    this.#config = config;
    this.#tally = tally;
  }

  /** @throws {MediaStartError} */
  static async create(config: MediaConfig): Promise<MediasoupEngine> {
    const engine = new MediasoupEngine(config, new Tally());
    try {
      for (let index = 0; index < config.workers; index += 1) await engine.#addWorker(index);
    } catch (error) {
      await engine.close();
      throw error;
    }
    return engine;
  }

  /** The ports of the workers, each for UDP and TCP. */
  get ports(): readonly number[] {
    return this.#slots.filter((slot) => slot.living).map((slot) => slot.current.port);
  }

  /** The processes of the workers. */
  get pids(): readonly number[] {
    return this.#slots.filter((slot) => slot.living).map((slot) => slot.current.worker.pid);
  }

  async createRoom(_callId: string): Promise<MediaRoom> {
    const slot = this.#leastLoaded();
    const leave = slot.occupy();
    const { worker, server } = slot.current;
    try {
      const router = await worker.createRouter({ mediaCodecs: routerCodecs(this.#config.videoCodecs) });
      router.observer.once('close', leave);
      return await MediasoupRoom.create(router, worker, server, this.#config.protocols);
    } catch (error) {
      leave();
      throw new MadoError('media-unavailable', error instanceof Error ? error.message : String(error));
    }
  }

  objects(): MediaObjects {
    return this.#tally.counts;
  }

  workers(): number {
    return this.#slots.filter((slot) => slot.living).length;
  }

  troubledWorkers(): number {
    return this.#slots.filter((slot) => slot.troubled).length;
  }

  deaths(): number {
    return this.#deaths;
  }

  onWorkerDeath(listener: () => void): void {
    this.#listeners.add(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#slots.map((slot) => slot.close()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #addWorker(index: number): Promise<void> {
    const { firstPort } = this.#config;
    const port = firstPort === 0 ? 0 : firstPort + index;
    this.#slots.push(await WorkerSlot.start(this.#config, port, this.#tally, () => this.#died()));
  }

  #leastLoaded(): WorkerSlot {
    const living = this.#closed ? [] : this.#slots.filter((slot) => slot.living);
    const sound = living.filter((slot) => !slot.troubled);
    const [first, ...others] = sound.length > 0 ? sound : living;
    if (first === undefined) throw new MadoError('media-unavailable', 'no worker lives');
    return others.reduce((least, slot) => (slot.load < least.load ? slot : least), first);
  }

  #died(): void {
    this.#deaths += 1;
    for (const listener of this.#listeners) listener();
  }
}
