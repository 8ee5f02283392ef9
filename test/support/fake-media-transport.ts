import { randomUUID } from 'node:crypto';
import { MadoError } from '@mado/core/domain/errors.ts';
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
  MediaTransport,
  WarmChannel,
} from '@mado/sfu-server/media/media-engine.ts';
import type { FakeObject } from './fake-media-objects.ts';
import { clientRtpParameters, fakeTransportParameters } from './fake-media-parameters.ts';

/** A producer as the engine sees it: what tests look at to learn whether anything would be forwarded. */
export interface FakeProducer {
  readonly id: string;
  readonly kind: MediaKind;
  paused: boolean;
  /** The consumers that let it through. */
  readonly receivers: Set<string>;
  /** How often its sender was asked for a key frame. */
  keyFrames: number;
  /** Whether its sender gives one when asked, once that is known. */
  answers: boolean | Promise<boolean>;
}

/** What all transports of a room know. */
export interface SharedMedia {
  readonly objects: Map<string, FakeObject>;
  readonly producers: Map<string, FakeProducer>;
}

export class FakeTransport implements MediaTransport {
  readonly parameters;
  readonly #transport: FakeObject;
  readonly #warmUp: FakeObject;
  readonly #shared: SharedMedia;
  readonly #pathListeners: (() => void)[] = [];
  readonly #estimateListeners: ((bps: number) => void)[] = [];

  constructor(transport: FakeObject, warmUp: FakeObject, shared: SharedMedia) {
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
    const producer: FakeProducer = {
      id: object.id,
      kind,
      paused: true,
      receivers: new Set(),
      keyFrames: 0,
      answers: true,
    };
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
    this.#producer.receivers.add(this.id);
  }

  async requestKeyFrame(): Promise<void> {
    this.#object.assertOpen();
    this.#producer.keyFrames += 1;
  }
}
