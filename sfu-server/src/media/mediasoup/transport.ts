import {
  iceParameters as iceParametersShape,
  rtpParameters as rtpParametersShape,
  transportParameters,
  type DtlsParameters,
  type IceParameters,
  type MediaKind,
  type RtpCapabilities,
  type RtpParameters,
  type SctpStreamParameters,
  type TransportParameters,
} from '@mado/core/protocol/webrtc.ts';
import { MadoError } from '@mado/core/domain/errors.ts';
import type { types } from 'mediasoup';
import type { MediaConsumer, MediaProducer, MediaTransport, WarmChannel } from '../media-engine.ts';
import { withoutCaptureTime } from './header-extensions.ts';
import { MediasoupProducer } from './producer.ts';
import { refusing } from './refusal.ts';

/** One participant's transport. The shapes are those of the protocol; mediasoup checks their meaning. */
export class MediasoupTransport implements MediaTransport {
  readonly parameters: TransportParameters;
  readonly #transport: types.WebRtcTransport;
  readonly #warmUpId: string;

  constructor(transport: types.WebRtcTransport, warmUpId: string) {
    const { id, iceParameters, iceCandidates, dtlsParameters, sctpParameters } = transport;
    this.parameters = transportParameters.parse({
      transportId: id,
      iceParameters,
      iceCandidates,
      dtlsParameters,
      sctpParameters,
    });
    this.#transport = transport;
    this.#warmUpId = warmUpId;
  }

  async connect(dtlsParameters: DtlsParameters): Promise<void> {
    await this.#asking('invalid-message', () =>
      this.#transport.connect({ dtlsParameters: dtlsParameters as types.DtlsParameters }),
    );
  }

  async restartIce(): Promise<IceParameters> {
    const parameters = await this.#asking('media-unavailable', () => this.#transport.restartIce());
    return iceParametersShape.parse(parameters);
  }

  onPathChange(listener: () => void): void {
    this.#transport.on('iceselectedtuplechange', listener);
  }

  onEstimate(listener: (bps: number) => void): void {
    this.#transport.on('trace', ({ type, info }) => {
      // The types leave it open what a trace tells; that of an estimate is a `BweTraceInfo`.
      if (type === 'bwe') listener((info as { availableBitrate: number }).availableBitrate);
    });
    // A transport that closed meanwhile has no line to tell of.
    this.#transport.enableTraceEvent(['bwe']).catch(() => undefined);
  }

  async produce(kind: MediaKind, rtpParameters: RtpParameters): Promise<MediaProducer> {
    const producer = await this.#asking('codec-unsupported', () =>
      this.#transport.produce({
        kind,
        rtpParameters: withoutCaptureTime(rtpParameters) as types.RtpParameters,
        paused: true,
      }),
    );
    return new MediasoupProducer(producer);
  }

  async consume(producerId: string, rtpCapabilities: RtpCapabilities): Promise<MediaConsumer> {
    const consumer = await this.#asking('codec-unsupported', () =>
      this.#transport.consume({
        producerId,
        rtpCapabilities: withoutCaptureTime(rtpCapabilities) as types.RtpCapabilities,
        paused: true,
        enableRtx: true,
      }),
    );
    return {
      id: consumer.id,
      kind: consumer.kind,
      rtpParameters: rtpParametersShape.parse(consumer.rtpParameters),
      get closed() {
        return consumer.closed;
      },
      resume: () => refusing('media-unavailable', consumer, () => consumer.resume()),
      requestKeyFrame: () => refusing('media-unavailable', consumer, () => consumer.requestKeyFrame()),
    };
  }

  async warmSend(sctpStreamParameters: SctpStreamParameters): Promise<{ dataProducerId: string }> {
    const { id } = await this.#asking('invalid-message', () =>
      this.#transport.produceData({
        sctpStreamParameters: sctpStreamParameters as types.SctpStreamParameters,
      }),
    );
    return { dataProducerId: id };
  }

  async warmReceive(): Promise<WarmChannel> {
    const dataProducerId = this.#warmUpId;
    const { id, sctpStreamParameters } = await this.#asking('media-unavailable', () =>
      this.#transport.consumeData({ dataProducerId }),
    );
    if (sctpStreamParameters === undefined)
      throw new MadoError('internal', 'a data channel without a stream');
    return { dataConsumerId: id, dataProducerId, sctpStreamParameters };
  }

  close(): void {
    this.#transport.close();
  }

  #asking<T>(
    refused: 'invalid-message' | 'codec-unsupported' | 'media-unavailable',
    request: () => Promise<T>,
  ) {
    return refusing(refused, this.#transport, request);
  }
}
