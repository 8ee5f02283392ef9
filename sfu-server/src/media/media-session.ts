import { randomUUID } from 'node:crypto';
import { MadoError } from '@mado/core/domain/errors.ts';
import type { Lowered, TransportDirection } from '@mado/core/protocol/media.ts';
import type { WrittenText } from '@mado/core/protocol/text.ts';
import type {
  DtlsParameters,
  IceParameters,
  MediaKind,
  RtpCapabilities,
  RtpParameters,
  SctpStreamParameters,
  TransportParameters,
} from '@mado/core/protocol/webrtc.ts';
import { Consumptions } from './consumptions.ts';
import type { MediaListener } from './media-listener.ts';
import type { MediaConsumer, MediaRoom, MediaTransport, WarmChannel } from './media-engine.ts';
import { Productions } from './productions.ts';
import type { SessionCall } from './session-call.ts';
import { SessionTransports } from './session-transports.ts';

/**
 * One participant's presence in the media of a call, from a join until the next one or until its ticket is dead. It
 * outlives the line that it was joined on: a participant who comes back on another one takes it up as it is.
 */
export class MediaSession {
  readonly id = randomUUID();
  readonly #call: SessionCall;
  readonly #transports = new SessionTransports();
  readonly #productions = new Productions();
  readonly #consumptions = new Consumptions();
  #listener: MediaListener;
  #room: MediaRoom | null = null;
  #closed = false;

  constructor(call: SessionCall, listener: MediaListener) {
    this.#call = call;
    this.#listener = listener;
  }

  get closed(): boolean {
    return this.#closed;
  }

  get listener(): MediaListener {
    return this.#listener;
  }

  /** What the participant sends. */
  get sent(): Pick<Productions, 'producers' | 'views'> {
    return this.#productions;
  }

  enter(room: MediaRoom): void {
    this.#room = room;
  }

  /** The participant is back on another line. @throws {MadoError} `not-joined` */
  takeUp(listener: MediaListener): void {
    this.#joined();
    this.#listener = listener;
    this.#call.returned();
  }

  /** @throws {MadoError} `transport-exists` `not-joined` `media-unavailable` */
  async open(direction: TransportDirection): Promise<TransportParameters> {
    const room = this.#joined();
    const { parameters } = await this.#transports.open(direction, async () => {
      const transport = await room.openTransport(direction);
      if (this.#closed) transport.close();
      this.#joined();
      transport.onPathChange(() => this.#pathChanged(direction));
      if (direction === 'receive') transport.onEstimate((bps) => this.#call.receives(bps));
      return transport;
    });
    return parameters;
  }

  /** @throws {MadoError} `transport-not-found` `transport-connected` `invalid-message` `not-joined` */
  async connect(transportId: string, dtlsParameters: DtlsParameters): Promise<void> {
    this.#joined();
    await this.#transports.connect(transportId, dtlsParameters);
  }

  /** @throws {MadoError} `transport-not-found` `media-unavailable` `not-joined` */
  async restartIce(transportId: string): Promise<{ iceParameters: IceParameters }> {
    this.#joined();
    return { iceParameters: await this.#transports.withId(transportId).restartIce() };
  }

  /** @throws {MadoError} `producer-exists` `transport-not-found` `invalid-message` `not-joined` */
  async warmSend(sctpStreamParameters: SctpStreamParameters): Promise<{ dataProducerId: string }> {
    this.#joined();
    return this.#transports.warmSend(sctpStreamParameters);
  }

  /** @throws {MadoError} `consumer-exists` `transport-not-found` `not-joined` */
  async warmReceive(): Promise<WarmChannel> {
    this.#joined();
    return this.#transports.warmReceive();
  }

  /**
   * What is sent before the answer is held back.
   * @throws {MadoError} `producer-exists` `transport-not-found` `codec-unsupported` `not-joined`
   */
  async produce(kind: MediaKind, rtpParameters: RtpParameters): Promise<{ producerId: string }> {
    const transport = this.#transport('send');
    const { id } = await this.#productions.add(kind, async () => {
      const producer = await transport.produce(kind, rtpParameters);
      this.#joined();
      return producer;
    });
    this.#call.changed();
    return { producerId: id };
  }

  /** @throws {MadoError} `producer-not-found` `not-joined` */
  async setPaused(producerId: string, paused: boolean): Promise<void> {
    this.#joined();
    await this.#productions.withId(producerId).turn(paused);
    this.#call.changed();
  }

  /** @throws {MadoError} `not-joined` */
  setLowered(lowered: Lowered | null): void {
    this.#joined();
    this.#productions.lowered = lowered;
    this.#call.changed();
  }

  /** @throws {MadoError} `producer-not-found` `consumer-exists` `codec-unsupported` `not-joined` */
  async consume(producerId: string, rtpCapabilities: RtpCapabilities): Promise<MediaConsumer> {
    const transport = this.#transport('receive');
    const source = this.#call.findRemote(producerId);
    if (source === null) throw new MadoError('producer-not-found');
    return this.#consumptions.add(source, async () => {
      const consumer = await transport.consume(producerId, rtpCapabilities);
      this.#joined();
      return consumer;
    });
  }

  /**
   * Lets a consumer flow, from the answer on.
   * @throws {MadoError} `consumer-not-found` `not-joined`
   */
  async resume(consumerId: string): Promise<void> {
    this.#joined();
    this.#consumptions.want(consumerId);
    if (this.#call.isAnswered()) await this.#consumptions.flow();
  }

  /** The call is this participant's: what was asked for until now may flow. */
  answered(): void {
    // What is gone meanwhile has nothing to give.
    this.#consumptions.flow().catch(() => undefined);
  }

  /** @throws {MadoError} `consumer-not-found` `not-joined` */
  async requestKeyFrame(consumerId: string): Promise<void> {
    this.#joined();
    await this.#consumptions.requestKeyFrame(consumerId);
  }

  /** Relays to the others what is written; none of it is kept. @throws {MadoError} `not-answered` `not-joined` */
  write(written: WrittenText): void {
    this.#joined();
    if (!this.#call.isAnswered()) throw new MadoError('not-answered');
    this.#call.write(written);
  }

  /** Closes all that the participant has open. Its ticket stays good. Idempotent. */
  leave(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const part of [this.#productions, this.#consumptions]) part.clear();
    this.#transports.close();
    this.#call.left();
  }

  /** Whoever came back after a silence does not wait for the browsers to miss a key frame, which takes them seconds. */
  #pathChanged(direction: TransportDirection): void {
    const broken = direction === 'send' ? this.sent.producers : this.#consumptions.sources;
    // Those that are gone meanwhile give no picture any more.
    for (const producer of broken) producer.renewPicture().catch(() => undefined);
  }

  #joined(): MediaRoom {
    if (this.#closed || this.#room === null) throw new MadoError('not-joined');
    return this.#room;
  }

  #transport(direction: TransportDirection): MediaTransport {
    this.#joined();
    return this.#transports.of(direction);
  }
}
