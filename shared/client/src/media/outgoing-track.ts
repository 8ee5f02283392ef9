import type { PictureSettings } from '@mado/core/domain/ladder.ts';
import type { MediaKind, RtpParameters } from '@mado/core/protocol/webrtc.ts';
import type { types } from 'mediasoup-client';
import type { MediaProfile, VideoProfile } from './media-profile.ts';
import type { MediaSignaling } from './signaling.ts';

/**
 * A track on its way to the server. It is negotiated in the browser first, sending nothing; `announce` tells the server
 * of it, and only with `flow` anything of it is sent. What takes time is thereby done before the call is answered.
 */
export class OutgoingTrack {
  readonly #signaling: MediaSignaling;
  readonly #producer: types.Producer;
  #announced: Promise<string> | null = null;
  /** What the server was told; null while that is unknown. */
  #off: boolean | null = false;
  #flows = false;
  /** What the browser was told; null while that is unknown. */
  #held: boolean | null = false;
  #encoding: Promise<void> = Promise.resolve();

  private constructor(signaling: MediaSignaling, producer: types.Producer) {
    this.#signaling = signaling;
    this.#producer = producer;
  }

  static async prepare(
    signaling: MediaSignaling,
    transport: types.Transport,
    track: MediaStreamTrack,
    { video, ladder }: MediaProfile,
  ): Promise<OutgoingTrack> {
    const producer = await transport.produce({
      track,
      // The tracks are not the producer's to stop or to disable.
      stopTracks: false,
      disableTrackOnPause: false,
      ...(track.kind === 'video' ? videoOptions(video, ladder[0]?.picture ?? null) : audioOptions),
    });
    if (track.kind === 'video') await preferDegradation(producer.rtpSender, video.degradation);
    return new OutgoingTrack(signaling, producer);
  }

  /** Tells the server: once, however often it is called. @throws the refusal */
  async announce(): Promise<void> {
    this.#announced ??= this.#announce();
    await this.#announced;
  }

  /** Lets the track flow, for good. */
  async flow(): Promise<void> {
    if (this.#flows) return;
    this.#flows = true;
    try {
      await this.#letFlow();
    } catch (error) {
      this.#flows = false;
      throw error;
    }
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

  /** Sends the picture like this. */
  async sendAs({ shortSide, frameRate, maxBitrate }: PictureSettings): Promise<void> {
    await this.#encode((encoding) => {
      encoding.scaleResolutionDownBy = this.#timesLarger(shortSide);
      encoding.maxFramerate = frameRate;
      encoding.maxBitrate = maxBitrate;
    });
  }

  /** Makes nothing to be sent while it is held, whatever else is said. */
  async hold(held: boolean): Promise<void> {
    if (this.#held === held) return;
    this.#held = held;
    try {
      await this.#letFlow();
    } catch (error) {
      this.#held = null;
      throw error;
    }
  }

  close(): void {
    this.#producer.close();
  }

  /** By how much the camera's picture is larger than one of this shorter side, in pixels. */
  #timesLarger(shortSide: number | null): number {
    const { width = 0, height = 0 } = this.#producer.track?.getSettings() ?? {};
    return shortSide === null ? 1 : Math.max(1, Math.min(width, height) / shortSide);
  }

  async #announce(): Promise<string> {
    const { kind } = this.#producer;
    const rtpParameters = flowing(this.#producer.rtpParameters);
    return (await this.#signaling.request('media:produce', { kind, rtpParameters })).producerId;
  }

  async #letFlow(): Promise<void> {
    await this.#encode((encoding) => (encoding.active = this.#flows && !this.#held));
  }

  /**
   * One change after the other: a browser refuses parameters that are older than the last it took. Not through
   * mediasoup-client, which would negotiate once more for it.
   */
  #encode(change: (encoding: RTCRtpEncodingParameters) => void): Promise<void> {
    const next = this.#encoding.catch(() => undefined).then(() => encode(this.#producer.rtpSender, change));
    this.#encoding = next;
    return next;
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

async function encode(
  sender: RTCRtpSender | undefined,
  change: (encoding: RTCRtpEncodingParameters) => void,
): Promise<void> {
  const parameters = sender?.getParameters();
  for (const encoding of parameters?.encodings ?? []) change(encoding);
  if (parameters !== undefined) await sender?.setParameters(parameters);
}

const audioOptions: types.ProducerOptions = {
  codecOptions: { opusFec: true, opusDtx: false, opusNack: true },
  encodings: [{ ...silent, priority: 'high', networkPriority: 'high' }],
};

const videoOptions = (
  { minBitrate, startBitrate }: VideoProfile,
  picture: PictureSettings | null,
): types.ProducerOptions => ({
  encodings: [
    { ...silent, ...(picture && { maxBitrate: picture.maxBitrate, maxFramerate: picture.frameRate }) },
  ],
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
