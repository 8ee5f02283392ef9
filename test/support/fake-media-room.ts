import { randomUUID } from 'node:crypto';
import { MadoError } from '@mado/core/domain/errors.ts';
import type { TransportDirection } from '@mado/core/protocol/media.ts';
import type {
  DtlsParameters,
  IceParameters,
  MediaKind,
  RtpCapabilities,
  RtpParameters,
  SctpStreamParameters,
} from '@mado/core/protocol/webrtc.ts';
import type {
  MediaConsumer,
  MediaProducer,
  MediaRoom,
  MediaTransport,
  WarmChannel,
} from '@mado/sfu-server/media/media-engine.ts';
import { FakeObject } from './fake-media-objects.ts';
import {
  clientRtpCapabilities,
  clientRtpParameters,
  fakeTransportParameters,
} from './fake-media-parameters.ts';

/** A producer as the engine sees it: what tests look at to learn whether anything would be forwarded. */
export interface FakeProducer {
  readonly id: string;
  readonly kind: MediaKind;
  paused: boolean;
  /** How often its sender was asked for a key frame. */
  keyFrames: number;
  /** Whether its sender gives one when asked, once that is known. */
  answers: boolean | Promise<boolean>;
}

export class FakeRoom implements MediaRoom {
  readonly callId: string;
  readonly rtpCapabilities: RtpCapabilities = clientRtpCapabilities;
  readonly #router: FakeObject;
  readonly #warmUp: FakeObject;
  readonly #shared: Shared;
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

interface Shared {
  readonly objects: Map<string, FakeObject>;
  readonly producers: Map<string, FakeProducer>;
}

class FakeTransport implements MediaTransport {
  readonly parameters;
  readonly #transport: FakeObject;
  readonly #warmUp: FakeObject;
  readonly #shared: Shared;
  readonly #pathListeners: (() => void)[] = [];
  readonly #estimateListeners: ((bps: number) => void)[] = [];

  constructor(transport: FakeObject, warmUp: FakeObject, shared: Shared) {
    this.parameters = fakeTransportParameters(transport.id);
    this.#transport = transport;
    this.#warmUp = warmUp;
    this.#shared = shared;
  }

  async connect(_dtlsParameters: DtlsParameters): Promise<void> {
    this.#transport.assertOpen();
  }

  async restartIce(): Promise<IceParameters> {
    this.#transport.assertOpen();
    return { ...this.parameters.iceParameters, usernameFragment: randomUUID() };
  }

  onPathChange(listener: () => void): void {
    this.#pathListeners.push(listener);
  }

  changePath(): void {
    for (const listener of this.#pathListeners) listener();
  }

  onEstimate(listener: (bps: number) => void): void {
    this.#estimateListeners.push(listener);
  }

  estimate(bps: number): void {
    for (const listener of this.#estimateListeners) listener(bps);
  }

  async produce(kind: MediaKind, rtpParameters: RtpParameters): Promise<MediaProducer> {
    this.#transport.assertOpen();
    if (!rtpParameters.codecs.every(({ mimeType }) => isKnown(kind, mimeType)))
      throw new MadoError('codec-unsupported');
    const object = this.#transport.child('producer');
    const producer: FakeProducer = { id: object.id, kind, paused: true, keyFrames: 0, answers: true };
    this.#shared.objects.set(object.id, object);
    this.#shared.producers.set(object.id, producer);
    const setPaused = async (paused: boolean) => {
      object.assertOpen();
      if (producer.paused && !paused) producer.keyFrames += 1;
      producer.paused = paused;
    };
    const keyFrameWithin = async () => producer.answers;
    return { id: object.id, kind, setPaused, keyFrameWithin };
  }

  async consume(producerId: string, _rtpCapabilities: RtpCapabilities): Promise<MediaConsumer> {
    this.#transport.assertOpen();
    const source = this.#shared.objects.get(producerId);
    const producer = this.#shared.producers.get(producerId);
    if (source === undefined || source.closed || producer === undefined)
      throw new MadoError('codec-unsupported');
    return new FakeConsumer(this.#transport.child('consumer', source), producer);
  }

  async warmSend(_sctpStreamParameters: SctpStreamParameters): Promise<{ dataProducerId: string }> {
    this.#transport.assertOpen();
    return { dataProducerId: this.#transport.child('producer').id };
  }

  async warmReceive(): Promise<WarmChannel> {
    this.#transport.assertOpen();
    const { id } = this.#transport.child('consumer');
    const sctpStreamParameters = { streamId: 0, ordered: true };
    return { dataConsumerId: id, dataProducerId: this.#warmUp.id, sctpStreamParameters };
  }

  close(): void {
    this.#transport.close();
  }
}

const isKnown = (kind: MediaKind, mimeType: string): boolean =>
  ['audio/opus', 'video/vp8', 'video/h264', 'video/rtx']
    .filter((known) => known.startsWith(kind))
    .includes(mimeType.toLowerCase());

class FakeConsumer implements MediaConsumer {
  readonly id: string;
  readonly kind: MediaKind;
  readonly rtpParameters: RtpParameters;
  readonly #object: FakeObject;
  readonly #producer: FakeProducer;

  constructor(object: FakeObject, producer: FakeProducer) {
    this.id = object.id;
    this.kind = producer.kind;
    this.rtpParameters = clientRtpParameters(producer.kind, 3333);
    this.#object = object;
    this.#producer = producer;
  }

  get closed(): boolean {
    return this.#object.closed;
  }

  async resume(): Promise<void> {
    this.#object.assertOpen();
  }

  async requestKeyFrame(): Promise<void> {
    this.#object.assertOpen();
    this.#producer.keyFrames += 1;
  }
}
