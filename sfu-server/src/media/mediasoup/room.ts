import { type TransportDirection } from '@mado/core/protocol/media.ts';
import { rtpCapabilities, type RtpCapabilities } from '@mado/core/protocol/webrtc.ts';
import type { types } from 'mediasoup';
import type { MediaConfig, MediaRoom, MediaTransport } from '../media-engine.ts';
import { withoutCaptureTime } from './header-extensions.ts';
import { refusing } from './refusal.ts';
import { MediasoupTransport } from './transport.ts';

/** Enough for a data channel that carries nothing, in bytes. */
const maxMessageSize = 16_384;
/** Where the estimate of a client's line starts, in bit/s: one good picture. */
const startBitrate = 1_500_000;

/** One call's router, with the data producer that warms the receiving transports up. */
export class MediasoupRoom implements MediaRoom {
  readonly rtpCapabilities: RtpCapabilities;
  readonly #router: types.Router;
  readonly #worker: types.Worker;
  readonly #server: types.WebRtcServer;
  readonly #protocols: MediaConfig['protocols'];
  readonly #warmUp: types.DataProducer;

  private constructor(
    router: types.Router,
    worker: types.Worker,
    server: types.WebRtcServer,
    protocols: MediaConfig['protocols'],
    warmUp: types.DataProducer,
  ) {
    this.rtpCapabilities = rtpCapabilities.parse(withoutCaptureTime(router.rtpCapabilities));
    this.#router = router;
    this.#worker = worker;
    this.#server = server;
    this.#protocols = protocols;
    this.#warmUp = warmUp;
  }

  static async create(
    router: types.Router,
    worker: types.Worker,
    server: types.WebRtcServer,
    protocols: MediaConfig['protocols'],
  ): Promise<MediasoupRoom> {
    try {
      const direct = await router.createDirectTransport({ maxSendMessageSize: maxMessageSize });
      const warmUp = await direct.produceData({ label: 'warm-up' });
      return new MediasoupRoom(router, worker, server, protocols, warmUp);
    } catch (error) {
      router.close();
      throw error;
    }
  }

  async openTransport(_direction: TransportDirection): Promise<MediaTransport> {
    const transport = await refusing('media-unavailable', this.#router, () =>
      this.#router.createWebRtcTransport({
        webRtcServer: this.#server,
        enableUdp: this.#protocols.includes('udp'),
        enableTcp: this.#protocols.includes('tcp'),
        preferUdp: true,
        initialAvailableOutgoingBitrate: startBitrate,
        enableSctp: true,
        maxSendMessageSize: maxMessageSize,
        maxReceiveMessageSize: maxMessageSize,
      }),
    );
    return new MediasoupTransport(transport, this.#warmUp.id);
  }

  onDied(listener: () => void): void {
    this.#router.once('workerclose', () => {
      if (this.#worker.died) listener();
    });
  }

  close(): void {
    this.#router.close();
  }
}
