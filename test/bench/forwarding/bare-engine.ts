import { rtpCapabilities } from '@mado/core/protocol/webrtc.ts';
import type { MediaEngine, MediaRoom } from '@mado/sfu-server/media/media-engine.ts';
import { routerCodecs } from '@mado/sfu-server/media/mediasoup/codecs.ts';
import { MediasoupTransport } from '@mado/sfu-server/media/mediasoup/transport.ts';
import { createWorker, type types } from 'mediasoup';

/**
 * A worker that forwards and does nothing else: a port for each transport, and no word of what a line carries. What
 * forwarding costs at least with this media worker, behind the same clients.
 */
export class BareEngine implements MediaEngine {
  readonly #worker: types.Worker;

  private constructor(worker: types.Worker) {
    this.#worker = worker;
  }

  static async create(): Promise<BareEngine> {
    return new BareEngine(await createWorker({ logLevel: 'none' }));
  }

  async createRoom(): Promise<MediaRoom> {
    const router = await this.#worker.createRouter({ mediaCodecs: routerCodecs(['vp8']) });
    const direct = await router.createDirectTransport();
    const warmUp = await direct.produceData({ label: 'warm-up' });
    return {
      rtpCapabilities: rtpCapabilities.parse(router.rtpCapabilities),
      openTransport: async () => {
        const listenInfos = [{ protocol: 'udp' as const, ip: '127.0.0.1' }];
        return new BareTransport(
          await router.createWebRtcTransport({ listenInfos, enableSctp: true }),
          warmUp.id,
        );
      },
      onDied: () => undefined,
      close: () => router.close(),
    };
  }

  objects = () => ({ router: 0, transport: 0, producer: 0, consumer: 0 });
  workers = () => 1;
  troubledWorkers = () => 0;
  deaths = () => 0;
  onWorkerDeath = () => undefined;

  async close(): Promise<void> {
    if (this.#worker.subprocessClosed) return;
    const ended = new Promise<void>((resolve) => this.#worker.once('subprocessclose', resolve));
    this.#worker.close();
    await ended;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

class BareTransport extends MediasoupTransport {
  override onEstimate(): void {
    // Nobody is told.
  }
}
