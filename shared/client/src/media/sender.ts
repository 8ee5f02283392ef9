import type { PictureSettings, Step } from '@mado/core/domain/ladder.ts';
import type { MediaKind } from '@mado/core/protocol/webrtc.ts';
import type { types } from 'mediasoup-client';
import type { LocalMedia } from './local-media.ts';
import { OutgoingTrack, outgoingKinds } from './outgoing-track.ts';
import type { MediaSignaling } from './signaling.ts';

/** Sends the tracks of the own camera and microphone over one transport, and follows what becomes of them. */
export class Sender {
  readonly #signaling: MediaSignaling;
  readonly #transport: types.Transport;
  readonly #outgoing = new Map<MediaKind, OutgoingTrack>();
  #local: LocalMedia | null = null;
  /** There is an answer. */
  #mayFlow = false;
  #unfollow: () => void = () => undefined;
  /** Nothing gets through, as far as is known. */
  #cutOff: boolean;
  /** Undefined until something is asked for. */
  #picture: PictureSettings | null | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(signaling: MediaSignaling, transport: types.Transport) {
    this.#signaling = signaling;
    this.#transport = transport;
    transport.on('connectionstatechange', this.#connectionChanged);
    this.#cutOff = transport.connectionState !== 'connected';
  }

  /** Does all that can be done without sending anything. @throws the refusal */
  async prepare(local: LocalMedia): Promise<void> {
    this.#adopt(local);
    await this.#follow(local);
  }

  /** Sends picture and sound, then whatever changes; in place of what was sent before. @throws the refusal */
  async send(local: LocalMedia): Promise<void> {
    this.#mayFlow = true;
    this.#adopt(local);
    await this.#follow(local);
  }

  /** The line to the server is back: tells it what it missed. @throws the refusal */
  async catchUp(): Promise<void> {
    if (this.#local !== null) await this.#follow(this.#local);
  }

  /** Sends the picture like this from now on; null: none. */
  async sendPicture(picture: PictureSettings | null): Promise<void> {
    this.#picture = picture;
    await this.#shapePicture();
  }

  /** What may be given up of what is sent, or null while nothing is. */
  get ladder(): readonly Step[] | null {
    return this.#mayFlow ? (this.#local?.profile.ladder ?? null) : null;
  }

  stop(): void {
    this.#transport.off('connectionstatechange', this.#connectionChanged);
    this.#unfollow();
    this.#local = null;
    for (const outgoing of this.#outgoing.values()) outgoing.close();
  }

  /** Something gets through again, whether the browser has said so or not. */
  readonly reaches = (): void => this.#cut(false);

  /** A browser that looks for another path may still have the one before: only what it says is lost is. */
  readonly #connectionChanged = (): void => {
    const { connectionState } = this.#transport;
    if (connectionState === 'connected') this.#cut(false);
    else if (connectionState !== 'connecting') this.#cut(true);
  };

  #cut(off: boolean): void {
    this.#cutOff = off;
    this.#holdSound();
  }

  /**
   * While nothing gets through, browsers stop making pictures but queue the sound (Chromium: up to 18 s of it), and
   * send it all at once afterwards: the other side would hear everything seconds late, and see it as late as the sound.
   */
  #holdSound(): void {
    // A sender that was closed meanwhile has nothing to hold.
    this.#outgoing
      .get('audio')
      ?.hold(this.#cutOff)
      .catch(() => undefined);
  }

  #adopt(local: LocalMedia): void {
    if (local === this.#local) return;
    this.#unfollow();
    this.#local = local;
    this.#unfollow = local.state.subscribe(() => {
      this.#follow(local).catch(() => undefined);
    });
  }

  /** One change after the other, so that the server hears of them in their order. */
  #follow(local: LocalMedia): Promise<void> {
    const next = this.#work.catch(() => undefined).then(() => this.#catchUp(local));
    this.#work = next;
    return next;
  }

  async #catchUp(local: LocalMedia): Promise<void> {
    for (const kind of outgoingKinds) {
      const track = liveTrack(local, kind);
      if (local !== this.#local) return;
      if (track !== null) await this.#put(kind, track, local);
    }
    if (local !== this.#local) return;
    const all = [...this.#outgoing.values()];
    const flows = this.#mayFlow ? all.map((outgoing) => outgoing.flow()) : [];
    await Promise.all([...all.map((outgoing) => outgoing.announce()), ...flows]);
    // A track that is gone, or that the system holds back, is off for the other side; the protocol has no way back
    // for a producer.
    for (const [kind, outgoing] of this.#outgoing) {
      const track = liveTrack(local, kind);
      await outgoing.tellOff(track === null || !track.enabled || track.muted);
    }
  }

  async #put(kind: MediaKind, track: MediaStreamTrack, { profile }: LocalMedia): Promise<void> {
    const outgoing = this.#outgoing.get(kind);
    if (outgoing !== undefined) await outgoing.replace(track);
    else {
      this.#outgoing.set(kind, await OutgoingTrack.prepare(this.#signaling, this.#transport, track, profile));
      this.#holdSound();
    }
    // Another camera may have another size.
    if (kind === 'video') this.#shapePicture().catch(() => undefined);
  }

  async #shapePicture(): Promise<void> {
    const [picture, outgoing] = [this.#picture, this.#outgoing.get('video')];
    if (picture === undefined) return;
    if (picture !== null) await outgoing?.sendAs(picture);
    await outgoing?.hold(picture === null);
  }
}

function liveTrack(local: LocalMedia, kind: MediaKind): MediaStreamTrack | null {
  const track = local.track(kind);
  return track !== null && track.readyState === 'live' ? track : null;
}
