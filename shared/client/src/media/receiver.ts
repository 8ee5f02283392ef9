import type { RemoteProducer } from '@mado/core/protocol/media.ts';
import type { MediaKind, RtpCapabilities } from '@mado/core/protocol/webrtc.ts';
import type { types } from 'mediasoup-client';
import { codeOf } from '../socket/request-error.ts';
import type { MediaSignaling } from './signaling.ts';
import { receivedIn } from './stats-report.ts';
import { standsOrNever } from './transports.ts';

/** What a `Receiver` reports to. */
export interface Reception {
  readonly stream: MediaStream;
  readonly failed: (error: unknown) => void;
}

/** Receives the producers of the others in the call into one stream. */
export class Receiver {
  readonly #signaling: MediaSignaling;
  readonly #transport: types.Transport;
  readonly #rtpCapabilities: RtpCapabilities;
  readonly #reception: Reception;
  /** By the id of the producer; null while the consumer is being made. */
  readonly #consumers = new Map<string, types.Consumer | null>();
  #held: number | null = null;

  constructor(
    signaling: MediaSignaling,
    transport: types.Transport,
    capabilities: types.RtpCapabilities,
    reception: Reception,
  ) {
    this.#signaling = signaling;
    this.#transport = transport;
    this.#rtpCapabilities = capabilities as RtpCapabilities;
    this.#reception = reception;
  }

  /** Receives what is new in the list, all at once, and lets go of what is no longer in it. */
  update(list: readonly RemoteProducer[]): void {
    for (const [producerId, consumer] of this.#consumers) {
      if (!list.some((producer) => producer.producerId === producerId)) this.#drop(producerId, consumer);
    }
    for (const { producerId } of list) {
      if (!this.#consumers.has(producerId)) void this.#receive(producerId);
    }
  }

  async framesDecoded(): Promise<number> {
    return this.#count('video', ({ framesDecoded }) => framesDecoded);
  }

  async samplesReceived(): Promise<number> {
    // A browser makes up silence before anything has arrived, and counts it.
    return this.#count(
      'audio',
      ({ totalSamplesReceived = 0, concealedSamples = 0 }) => totalSamplesReceived - concealedSamples,
    );
  }

  /** Asks for a picture that needs none before it. @returns whether there was a line to ask on */
  requestKeyFrame(): boolean {
    // A request that waited for the line would be sent before the session is taken up on it.
    if (this.#signaling.connection.get().phase !== 'connected') return false;
    for (const consumer of this.#consumers.values()) {
      if (consumer?.kind !== 'video') continue;
      // Only a wish: it is uttered again while there is need.
      this.#signaling.request('media:key-frame', { consumerId: consumer.id }).catch(() => undefined);
    }
    return true;
  }

  /** Holds back what arrives for so many milliseconds, so that what was lost can come once more; null: as it likes. */
  hold(ms: number | null): void {
    this.#held = ms;
    for (const consumer of this.#consumers.values()) holdBack(consumer?.rtpReceiver, ms);
  }

  stop(): void {
    for (const [producerId, consumer] of this.#consumers) this.#drop(producerId, consumer);
  }

  async #receive(producerId: string): Promise<void> {
    this.#consumers.set(producerId, null);
    try {
      const rtpCapabilities = this.#rtpCapabilities;
      const answer = await this.#signaling.request('media:consume', { producerId, rtpCapabilities });
      await this.#attach(producerId, { ...answer, id: answer.consumerId } as typeof answer &
        types.ConsumerOptions);
    } catch (error) {
      // The other side left or reloaded meanwhile, and the list said so before this answer: nothing of ours is broken.
      if (!this.#consumers.has(producerId)) return;
      this.#drop(producerId, this.#consumers.get(producerId) ?? null);
      // Gone as well: the list is about to say so.
      if (codeOf(error) !== 'producer-not-found') this.#reception.failed(error);
    }
  }

  async #attach(producerId: string, options: types.ConsumerOptions): Promise<void> {
    const consumer = await this.#transport.consume(options);
    if (!this.#consumers.has(producerId)) {
      consumer.close();
      return;
    }
    this.#consumers.set(producerId, consumer);
    if (this.#held !== null) holdBack(consumer.rtpReceiver, this.#held);
    this.#reception.stream.addTrack(consumer.track);
    // A key frame that is sent before there is a connection is lost, and the next one is a second away.
    await standsOrNever(this.#transport);
    await this.#signaling.request('media:resume', { consumerId: consumer.id });
  }

  #drop(producerId: string, consumer: types.Consumer | null): void {
    this.#consumers.delete(producerId);
    if (consumer === null) return;
    this.#reception.stream.removeTrack(consumer.track);
    consumer.close();
  }

  async #count(
    kind: MediaKind,
    read: (stats: RTCInboundRtpStreamStats) => number | undefined,
  ): Promise<number> {
    const consumers = [...this.#consumers.values()].filter((consumer) => consumer !== null);
    const ofKind = consumers.filter((consumer) => consumer.kind === kind);
    const reports = await Promise.all(ofKind.map((consumer) => consumer.getStats()));
    const streams = reports.flatMap((report) => receivedIn(report));
    return streams.reduce((sum, one) => sum + (read(one) ?? 0), 0);
  }
}

/** Browsers that do not know of it go by what they see of the line. */
function holdBack(receiver: RTCRtpReceiver | undefined, ms: number | null): void {
  if (receiver !== undefined && 'jitterBufferTarget' in receiver) receiver.jitterBufferTarget = ms;
}
