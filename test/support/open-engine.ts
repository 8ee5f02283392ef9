import { observer, type types } from 'mediasoup';
import type { MediaConfig, MediaEngine, MediaRoom } from '@mado/sfu-server/media/media-engine.ts';
import { MediasoupEngine } from '@mado/sfu-server/media/mediasoup/engine.ts';

interface OpenRoom {
  readonly router: types.Router;
  readonly pid: number;
}

/** The product's engine, whose routers can be looked into: media are fed into them that no browser sends. */
export class OpenEngine implements MediaEngine {
  readonly #engine: MediasoupEngine;
  readonly #rooms = new Map<string, OpenRoom>();
  #newest: OpenRoom | null = null;
  #making: Promise<unknown> = Promise.resolve();

  private constructor(engine: MediasoupEngine) {
    this.#engine = engine;
  }

  static async create(config: MediaConfig): Promise<OpenEngine> {
    let open: OpenEngine | null = null;
    observer.on('newworker', (worker: types.Worker) => {
      worker.observer.on('newrouter', (router: types.Router) => {
        open?.noteRouter(router, worker.pid);
      });
    });
    open = new OpenEngine(await MediasoupEngine.create(config));
    return open;
  }

  noteRouter(router: types.Router, pid: number): void {
    this.#newest = { router, pid };
  }

  /** The router of a call, and the process that it is in. */
  room(callId: string): OpenRoom {
    const room = this.#rooms.get(callId);
    if (room === undefined) throw new Error(`call ${callId} has no room`);
    return room;
  }

  get pids(): readonly number[] {
    return this.#engine.pids;
  }

  get ports(): readonly number[] {
    return this.#engine.ports;
  }

  /** One after the other, so that the router that was made last is the one of this room. */
  createRoom(callId: string): Promise<MediaRoom> {
    const made = this.#making.then(async () => {
      const room = await this.#engine.createRoom(callId);
      if (this.#newest !== null) this.#rooms.set(callId, this.#newest);
      return room;
    });
    this.#making = made.catch(() => undefined);
    return made;
  }

  objects() {
    return this.#engine.objects();
  }

  workers() {
    return this.#engine.workers();
  }

  troubledWorkers() {
    return this.#engine.troubledWorkers();
  }

  deaths() {
    return this.#engine.deaths();
  }

  onWorkerDeath(listener: () => void) {
    this.#engine.onWorkerDeath(listener);
  }

  close() {
    return this.#engine.close();
  }

  [Symbol.asyncDispose]() {
    return this.#engine.close();
  }
}
