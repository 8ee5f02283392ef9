import type { MediaKind, RtpParameters } from '@mado/core/protocol/webrtc.ts';
import type { types } from 'mediasoup-client';
import type { MediaProfile, VideoProfile } from './media-profile.ts';
import type { MediaSignaling } from './signaling.ts';

/**
 * A track on its way to the server. It is negotiated in the browser first, sending nothing; once `announce` has told
 * the server of it, it flows. What takes time is thereby done before the call is answered.
 */
export class OutgoingTrack {
  readonly #signaling: MediaSignaling;
  readonly #producer: types.Producer;
  #announced: Promise<string> | null = null;
  /** What the server was told; null while that is unknown. */
  #off: boolean | null = false;

  private constructor(signaling: MediaSignaling, producer: types.Producer) {
    this.#signaling = signaling;
    this.#producer = producer;
  }

  static async prepare(
    signaling: MediaSignaling,
    transport: types.Transport,
    track: MediaStreamTrack,
    { video }: MediaProfile,
  ): Promise<OutgoingTrack> {
    const producer = await transport.produce({
      track,
      // The tracks are not the producer's to stop or to disable.
      stopTracks: false,
      disableTrackOnPause: false,
      ...(track.kind === 'video' ? videoOptions(video) : audioOptions),
    });
    if (track.kind === 'video') await preferDegradation(producer.rtpSender, video.degradation);
    return new OutgoingTrack(signaling, producer);
  }

  /** Tells the server and lets the track flow: once, however often it is called. @throws the refusal */
  async announce(): Promise<void> {
    this.#announced ??= this.#announce();
    await this.#announced;
  }

  async replace(track: MediaStreamTrack): Promise<void> {
    if (this.#producer.track !== track) await this.#producer.replaceTrack({ track });
  }

  /** Tells the other side that the track is off, or on again; it has to be announced. @throws the refusal */
  async tellOff(off: boolean): Promise<void> {
    if (this.#announced === null || this.#off === off) return;
    const producerId = await this.#announced;
    this.#off = null;
    await this.#signaling.request('media:set-paused', { producerId, paused: off });
    this.#off = off;
  }

  /** Sends the picture with its sides divided by this. */
  async scaleDown(by: number): Promise<void> {
    const sender = this.#producer.rtpSender;
    const parameters = sender?.getParameters();
    for (const encoding of parameters?.encodings ?? []) encoding.scaleResolutionDownBy = by;
    if (parameters !== undefined) await sender?.setParameters(parameters);
  }

  close(): void {
    this.#producer.close();
  }

  async #announce(): Promise<string> {
    const { kind, rtpParameters } = this.#producer;
    const [{ producerId }] = await Promise.all([
      this.#signaling.request('media:produce', { kind, rtpParameters: flowing(rtpParameters) }),
      letFlow(this.#producer.rtpSender),
    ]);
    return producerId;
  }
}

export const outgoingKinds: readonly MediaKind[] = ['video', 'audio'];

/** The same parameters without the mark that nothing is sent yet. */
const flowing = (parameters: types.RtpParameters): RtpParameters =>
  ({
    ...parameters,
    encodings: parameters.encodings?.map(
      ({ active: _, ...encoding }: types.RtpEncodingParameters & Active) => encoding,
    ),
  }) as RtpParameters;

interface Active {
  readonly active?: boolean;
}

const silent = { active: false };

/** Not through mediasoup-client, which would negotiate once more for it. */
async function letFlow(sender: RTCRtpSender | undefined): Promise<void> {
  const parameters = sender?.getParameters();
  for (const encoding of parameters?.encodings ?? []) encoding.active = true;
  if (parameters !== undefined) await sender?.setParameters(parameters);
}

const audioOptions: types.ProducerOptions = {
  codecOptions: { opusFec: true, opusDtx: false },
  encodings: [{ ...silent, priority: 'high', networkPriority: 'high' }],
};

const videoOptions = ({
  maxBitrate,
  frameRate,
  minBitrate,
  startBitrate,
}: VideoProfile): types.ProducerOptions => ({
  encodings: [{ ...silent, maxBitrate, maxFramerate: frameRate }],
  codecOptions: { videoGoogleStartBitrate: startBitrate / 1000, videoGoogleMinBitrate: minBitrate / 1000 },
});

/** What to give up first on a bad line; browsers that do not know of it go by the hint on the track. */
async function preferDegradation(
  sender: RTCRtpSender | undefined,
  degradationPreference: RTCDegradationPreference,
): Promise<void> {
  try {
    await sender?.setParameters({ ...sender.getParameters(), degradationPreference });
  } catch {
    // Only a preference.
  }
}
