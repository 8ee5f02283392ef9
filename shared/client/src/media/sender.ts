import type { MediaKind } from '@mado/core/protocol/media.ts';
import type { types } from 'mediasoup-client';
import type { LocalMedia } from './local-media.ts';
import type { VideoProfile } from './media-profile.ts';
import type { MediaSignaling } from './signaling.ts';

/** Sends the tracks of the own camera and microphone over one transport, and follows what becomes of them. */
export class Sender {
  readonly #signaling: MediaSignaling;
  readonly #transport: types.Transport;
  readonly #local: LocalMedia;
  readonly #producers = new Map<MediaKind, types.Producer>();
  /** What the server was last told, of each producer that it knows. */
  readonly #toldOff = new Map<MediaKind, boolean>();
  #unfollow: (() => void) | null = null;
  #work: Promise<void> = Promise.resolve();

  constructor(signaling: MediaSignaling, transport: types.Transport, local: LocalMedia) {
    this.#signaling = signaling;
    this.#transport = transport;
    this.#local = local;
  }

  get sends(): LocalMedia {
    return this.#local;
  }

  /** Sends the picture, then the sound, then whatever changes. @throws the refusal of the first */
  async start(): Promise<void> {
    this.#unfollow = this.#local.state.subscribe(() => {
      this.#follow().catch(() => undefined);
    });
    await this.#follow();
  }

  stop(): void {
    this.#unfollow?.();
    for (const producer of this.#producers.values()) producer.close();
  }

  /** One change after the other, so that the server hears of them in their order. */
  #follow(): Promise<void> {
    const next = this.#work.catch(() => undefined).then(() => this.#catchUp());
    this.#work = next;
    return next;
  }

  async #catchUp(): Promise<void> {
    for (const kind of ['video', 'audio'] as const) {
      const track = this.#local.track(kind);
      if (track === null || track.readyState === 'ended') continue;
      const producer = this.#producers.get(kind);
      if (producer === undefined) await this.#produce(kind, track);
      else if (producer.track !== track) await producer.replaceTrack({ track });
      await this.#tellOff(kind, !track.enabled);
    }
  }

  async #produce(kind: MediaKind, track: MediaStreamTrack): Promise<void> {
    const { video } = this.#local.profile;
    const producer = await this.#transport.produce({
      track,
      // The tracks are not the producer's to stop or to disable.
      stopTracks: false,
      disableTrackOnPause: false,
      ...(kind === 'video' ? videoOptions(video) : audioOptions),
    });
    this.#producers.set(kind, producer);
    if (kind === 'video') await preferDegradation(producer.rtpSender, video.degradation);
  }

  async #tellOff(kind: MediaKind, off: boolean): Promise<void> {
    const producer = this.#producers.get(kind);
    if (producer === undefined || (this.#toldOff.get(kind) ?? false) === off) return;
    await this.#signaling.request('media:set-paused', { producerId: producer.id, paused: off });
    this.#toldOff.set(kind, off);
  }
}

const audioOptions: types.ProducerOptions = {
  codecOptions: { opusFec: true, opusDtx: false },
  encodings: [{ priority: 'high', networkPriority: 'high' }],
};

const videoOptions = ({ maxBitrate, frameRate, startBitrate }: VideoProfile): types.ProducerOptions => ({
  encodings: [{ maxBitrate, maxFramerate: frameRate }],
  codecOptions: { videoGoogleStartBitrate: startBitrate / 1000 },
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
