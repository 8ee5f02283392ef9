import type { TransportDirection } from '@mado/core/protocol/media.ts';
import type {
  DtlsParameters,
  IceParameters,
  MediaKind,
  RtpCapabilities,
  RtpParameters,
  SctpStreamParameters,
  TransportParameters,
} from '@mado/core/protocol/webrtc.ts';

/** Where and with what the media flow. */
export interface MediaConfig {
  /** The local address that the workers listen on. */
  readonly listenAddress: string;
  /** Further ones, on the same ports, as clients reach them. */
  readonly moreAddresses?: readonly string[];
  /** What clients are told to connect to, where that differs from the listen address. */
  readonly announcedAddress?: string;
  /** The port of the first worker, both UDP and TCP; the next ones follow. 0: any free ones. */
  readonly firstPort: number;
  readonly workers: number;
  /** Offered to clients; UDP is preferred where both are. */
  readonly protocols: readonly ('udp' | 'tcp')[];
  /** In the order of preference. */
  readonly videoCodecs: readonly ('vp8' | 'h264' | 'vp9')[];
}

/** Living objects; data producers and consumers count as producers and consumers. */
export interface MediaObjects {
  readonly router: number;
  readonly transport: number;
  readonly producer: number;
  readonly consumer: number;
}

/** All media are reached through this, so that no other module knows which engine carries them. */
export interface MediaEngine extends AsyncDisposable {
  /**
   * Makes the room of a call on the least loaded living worker; on one that dies repeatedly only if no other lives.
   * @throws {MadoError} `media-unavailable` while no worker lives
   */
  createRoom(callId: string): Promise<MediaRoom>;
  objects(): MediaObjects;
  /** How many workers live. */
  workers(): number;
  /** How many workers died three times within the last minute. */
  troubledWorkers(): number;
  /** How many workers have died since the start. */
  deaths(): number;
  /** Calls back at each death of a worker, after the rooms on it have died. */
  onWorkerDeath(listener: () => void): void;
  /** Closes every room and ends every worker. Idempotent. */
  close(): Promise<void>;
}

export interface MediaRoom {
  readonly rtpCapabilities: RtpCapabilities;
  /** @throws {MadoError} `media-unavailable` once the room is closed */
  openTransport(direction: TransportDirection): Promise<MediaTransport>;
  /** Calls back once, if the worker dies under the room. */
  onDied(listener: () => void): void;
  /** Closes all that is in the room. Idempotent. */
  close(): void;
}

export interface MediaTransport {
  readonly parameters: TransportParameters;
  /** @throws {MadoError} `invalid-message` where the engine refuses the parameters */
  connect(dtlsParameters: DtlsParameters): Promise<void>;
  /** The client finds its way anew with these; until it has, the old way goes on, and the old parameters hold. */
  restartIce(): Promise<IceParameters>;
  /** Calls back whenever the media of the client take another path, the first one included. */
  onPathChange(listener: () => void): void;
  /** Calls back, about once a second while media flow to the client, with what its line is believed to carry (bit/s). */
  onEstimate(listener: (bps: number) => void): void;
  /**
   * The producer starts paused.
   * @throws {MadoError} `codec-unsupported` where the engine refuses the parameters
   */
  produce(kind: MediaKind, rtpParameters: RtpParameters): Promise<MediaProducer>;
  /**
   * The consumer starts paused.
   * @throws {MadoError} `codec-unsupported` where the capabilities do not fit the producer
   */
  consume(producerId: string, rtpCapabilities: RtpCapabilities): Promise<MediaConsumer>;
  /**
   * Opens a data channel from the client that nobody listens to.
   * @throws {MadoError} `invalid-message` where the engine refuses the parameters
   */
  warmSend(sctpStreamParameters: SctpStreamParameters): Promise<{ dataProducerId: string }>;
  /** Opens a data channel to the client that nobody writes to. */
  warmReceive(): Promise<WarmChannel>;
  /** Closes all that is on the transport. Idempotent. */
  close(): void;
}

export interface WarmChannel {
  readonly dataConsumerId: string;
  readonly dataProducerId: string;
  readonly sctpStreamParameters: SctpStreamParameters;
}

export interface MediaProducer {
  readonly id: string;
  readonly kind: MediaKind;
  /** Unpausing asks the sender of a picture for a key frame. */
  setPaused(paused: boolean): Promise<void>;
  /** Whether a key frame of its picture arrives from now on within a time in milliseconds. */
  keyFrameWithin(ms: number): Promise<boolean>;
}

export interface MediaConsumer {
  readonly id: string;
  readonly kind: MediaKind;
  readonly rtpParameters: RtpParameters;
  /** Closed with its producer or with its transport. */
  readonly closed: boolean;
  /** Lets the consumer flow; if its producer flows already, asks for a key frame. */
  resume(): Promise<void>;
  /** Asks the sender of a picture for a key frame. */
  requestKeyFrame(): Promise<void>;
}

export type MediaStartErrorCode = 'port-taken' | 'address-unusable' | 'media-worker-unusable';

/** The media could not be started. `port`: the one that was asked for, if it is about one. */
export class MediaStartError extends Error {
  override readonly name = 'MediaStartError';
  readonly code: MediaStartErrorCode;
  readonly port: number | null;

  constructor(code: MediaStartErrorCode, port: number | null, cause: unknown) {
    super(port === null ? code : `${code}: ${port}`, { cause });
    this.code = code;
    this.port = port;
  }
}
