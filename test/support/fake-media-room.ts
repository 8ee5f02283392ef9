import type { TransportDirection } from '@mado/core/protocol/media.ts';
import type { RtpCapabilities } from '@mado/core/protocol/webrtc.ts';
import type { MediaRoom, MediaTransport } from '@mado/sfu-server/media/media-engine.ts';
import { FakeObject } from './fake-media-objects.ts';
import { clientRtpCapabilities } from './fake-media-parameters.ts';
import { FakeTransport, type FakeProducer, type SharedMedia } from './fake-media-transport.ts';

export class FakeRoom implements MediaRoom {
  readonly callId: string;
  readonly rtpCapabilities: RtpCapabilities = clientRtpCapabilities;
  readonly #router: FakeObject;
  readonly #warmUp: FakeObject;
  readonly #shared: SharedMedia;
  readonly #onClose: () => void;
  readonly #deathListeners: (() => void)[] = [];
  readonly #transports = new Map<string, FakeTransport>();

  constructor(
    callId: string,
    living: Set<FakeObject>,
    producers: Map<string, FakeProducer>,
    onClose: () => void,
  ) {
    this.callId = callId;
    this.#router = new FakeObject('router', living);
    this.#warmUp = this.#router.child('transport').child('producer');
    this.#shared = { objects: new Map(), producers };
    this.#onClose = onClose;
  }

  async openTransport(_direction: TransportDirection): Promise<MediaTransport> {
    this.#router.assertOpen();
    const transport = new FakeTransport(this.#router.child('transport'), this.#warmUp, this.#shared);
    this.#transports.set(transport.parameters.transportId, transport);
    return transport;
  }

  /** The media of this transport's client take another path. */
  changePath(transportId: string): void {
    this.#transports.get(transportId)?.changePath();
  }

  /** So many bits per second are what the line of this transport's client is believed to carry. */
  estimate(transportId: string, bps: number): void {
    this.#transports.get(transportId)?.estimate(bps);
  }

  onDied(listener: () => void): void {
    this.#deathListeners.push(listener);
  }

  close(): void {
    this.#router.close();
    this.#onClose();
  }

  die(): void {
    if (this.#router.closed) return;
    this.close();
    for (const listener of this.#deathListeners) listener();
  }
}
