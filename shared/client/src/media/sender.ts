import type { MediaKind } from '@mado/core/protocol/webrtc.ts';
import type { types } from 'mediasoup-client';
import type { LocalMedia } from './local-media.ts';
import type { MediaProfile, VideoProfile } from './media-profile.ts';
import type { MediaSignaling } from './signaling.ts';

/** Sends the tracks of the own camera and microphone over one transport, and follows what becomes of them. */
export class Sender {
  readonly #signaling: MediaSignaling;
  readonly #transport: types.Transport;
  readonly #producers = new Map<MediaKind, types.Producer>();
  /** What the server was last told, of each producer that it knows. */
  readonly #toldOff = new Map<MediaKind, boolean>();
  #local: LocalMedia | null = null;
  #unfollow: () => void = () => undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(signaling: MediaSignaling, transport: types.Transport) {
    this.#signaling = signaling;
    this.#transport = transport;
  }

  /** Sends the picture, then the sound, then whatever changes; in place of what was sent before. @throws the refusal */
  async send(local: LocalMedia): Promise<void> {
    if (local !== this.#local) {
      this.#unfollow();
      this.#local = local;
      this.#unfollow = local.state.subscribe(() => {
        this.#follow(local).catch(() => undefined);
      });
    }
    await this.#follow(local);
  }

  stop(): void {
    this.#unfollow();
    this.#local = null;
    for (const producer of this.#producers.values()) producer.close();
  }

  /** One change after the other, so that the server hears of them in their order. */
  #follow(local: LocalMedia): Promise<void> {
    const next = this.#work.catch(() => undefined).then(() => this.#catchUp(local));
    this.#work = next;
    return next;
  }

  async #catchUp(local: LocalMedia): Promise<void> {
    for (const kind of ['video', 'audio'] as const) {
      if (local !== this.#local) return;
      const track = local.track(kind);
      const live = track !== null && track.readyState === 'live' ? track : null;
      if (live !== null) await this.#put(kind, live, local);
      // A track that is gone is off for the other side; the protocol has no way back for a producer.
      await this.#tellOff(kind, !(live?.enabled ?? false));
    }
  }

  async #put(kind: MediaKind, track: MediaStreamTrack, local: LocalMedia): Promise<void> {
    const producer = this.#producers.get(kind);
    if (producer === undefined) await this.#produce(kind, track, local.profile);
    else if (producer.track !== track) await producer.replaceTrack({ track });
  }

  async #produce(kind: MediaKind, track: MediaStreamTrack, { video }: MediaProfile): Promise<void> {
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
