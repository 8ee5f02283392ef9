import type { MediaKind } from '@mado/core/protocol/webrtc.ts';
import { devicesInUse } from '../devices/chosen-devices.ts';
import { createStore, type ReadableStore, type Store } from '../socket/store.ts';
import { hasOtherCamera, otherCamera } from './cameras.ts';
import { captureAll, captureTrack, type Sources } from './capture.ts';
import { ChosenSources, serves, type ChosenInputs } from './chosen-sources.ts';
import { onDeviceNews } from './device-news.ts';
import type { LocalMediaErrorCode } from './local-media-error.ts';
import { lookAt, tell, type LocalMediaState } from './local-media-state.ts';
import type { MediaProfile } from './media-profile.ts';
import { Recovery } from './recovery.ts';

const kinds: readonly MediaKind[] = ['video', 'audio'];

/**
 * The own camera and microphone: those that were chosen on this device, else the system's. The stream stays the same
 * while tracks in it are switched, so an element that shows it needs no care. Whatever ends by itself is asked for
 * again, at once and then now and then; sooner when the page is shown, the devices change or a person allows it again.
 */
export class LocalMedia {
  readonly stream = new MediaStream();
  readonly profile: MediaProfile;
  readonly #state: Store<LocalMediaState>;
  readonly #recoveries = { video: this.#recovery('video'), audio: this.#recovery('audio') };
  readonly #failures = new Map<MediaKind, LocalMediaErrorCode>();
  readonly #chosen: ChosenSources;
  /** What the tracks are captured from. */
  #from: Sources;
  #hasOtherCamera = false;
  #switching = false;
  #released = false;
  /** One switch after the other. */
  #work: Promise<void> = Promise.resolve();
  readonly #stopListening: readonly (() => void)[];

  private constructor(profile: MediaProfile, chosen: ChosenSources, tracks: readonly MediaStreamTrack[]) {
    this.profile = profile;
    this.#chosen = chosen;
    this.#from = chosen.first;
    for (const track of tracks) this.#adopt(track);
    this.#state = createStore(this.#look());
    this.#stopListening = [
      onDeviceNews(() => this.recover()),
      chosen.onChosen(() => void this.#followChoices()),
    ];
  }

  /**
   * Asks for camera and microphone. To be called from a tap, so that the browser may ask the person. Where one of them
   * cannot be had and the profile does not need it, goes on without.
   * @throws {LocalMediaError}
   */
  static async acquire(
    profile: MediaProfile,
    choices: ReadableStore<ChosenInputs> = devicesInUse,
  ): Promise<LocalMedia> {
    const chosen = new ChosenSources(choices);
    const media = new LocalMedia(profile, chosen, await captureAll(profile, chosen.first));
    await media.#followChoices();
    return media;
  }

  get state(): ReadableStore<LocalMediaState> {
    return this.#state;
  }

  track(kind: MediaKind): MediaStreamTrack | null {
    return this.stream.getTracks().find((track) => track.kind === kind) ?? null;
  }

  setOn(kind: MediaKind, on: boolean): void {
    const track = this.track(kind);
    if (track !== null) track.enabled = on;
    this.#changed();
  }

  /**
   * Front to back and back again, or the next camera.
   * @throws {LocalMediaError} after the camera that was on has been asked for again
   */
  async switchCamera(): Promise<void> {
    const current = this.track('video');
    if (current === null || this.#switching) return;
    this.#switching = true;
    const video = await otherCamera(current);
    await this.#inTurn(async () => {
      await this.#switch('video', { ...this.#from, video });
      this.#chosen.switchedTo(video);
    });
  }

  /** Asks again, at once, for what ended by itself, and takes what was chosen where it has come back. */
  readonly recover = (): void => {
    for (const recovery of Object.values(this.#recoveries)) void recovery.hurry();
    void this.#followChoices();
  };

  /** Turns the devices off. Idempotent. */
  release(): void {
    this.#released = true;
    for (const stop of this.#stopListening) stop();
    for (const track of this.stream.getTracks()) {
      track.stop();
      this.stream.removeTrack(track);
    }
    for (const recovery of Object.values(this.#recoveries)) recovery.stop();
    this.#changed();
  }

  readonly #changed = (): void => tell(this.#state, this.#look());

  #recovery(kind: MediaKind): Recovery {
    return new Recovery({
      isNeeded: () =>
        this.track(kind)?.readyState === 'ended' && !this.#switching && document.visibilityState !== 'hidden',
      renew: async () => this.#renew(kind, await this.#wanted(kind)),
      failed: (code) => {
        this.#failures.set(kind, code);
        this.#changed();
      },
    });
  }

  async #wanted(kind: MediaKind): Promise<Sources> {
    return { ...this.#from, [kind]: await this.#chosen.wanted(kind) };
  }

  /** Takes what was chosen, or what the system gives in its place. What ended is seen to by its recovery. */
  #followChoices(): Promise<void> {
    return this.#inTurn(async () => {
      this.#hasOtherCamera = await hasOtherCamera();
      for (const kind of kinds) {
        const wanted = await this.#wanted(kind);
        const track = this.track(kind);
        if (track?.readyState !== 'live' || serves(track, this.#from[kind], wanted[kind])) continue;
        await this.#switch(kind, wanted).catch(() => this.#chosen.failed(kind, wanted[kind]));
      }
      if (!this.#released) this.#changed();
    });
  }

  #inTurn(task: () => Promise<void>): Promise<void> {
    const next = this.#work.catch(() => undefined).then(() => (this.#released ? undefined : task()));
    this.#work = next;
    return next;
  }

  async #switch(kind: MediaKind, next: Sources): Promise<void> {
    const previous = this.#from;
    this.#switching = true;
    try {
      // Telephones open one camera at a time.
      if (kind === 'video') this.track(kind)?.stop();
      await this.#renew(kind, next);
    } catch (error) {
      if (kind === 'video') await this.#renew(kind, previous);
      throw error;
    } finally {
      this.#switching = false;
      this.#changed();
      for (const recovery of Object.values(this.#recoveries)) void recovery.hurry();
    }
  }

  async #renew(kind: MediaKind, from: Sources): Promise<void> {
    const track = await captureTrack(kind, this.profile, from);
    if (this.#released) {
      track.stop();
      return;
    }
    this.#from = { ...this.#from, [kind]: from[kind] };
    track.enabled = this.track(kind)?.enabled ?? true;
    this.#failures.delete(kind);
    this.#adopt(track);
    this.#changed();
  }

  #adopt(track: MediaStreamTrack): void {
    const kind = track.kind === 'video' ? 'video' : 'audio';
    const previous = this.track(kind);
    previous?.stop();
    if (previous !== null) this.stream.removeTrack(previous);
    this.stream.addTrack(track);
    track.addEventListener('ended', () => void this.#recoveries[kind].start());
    for (const event of ['ended', 'mute', 'unmute']) track.addEventListener(event, this.#changed);
  }

  #look(): LocalMediaState {
    return lookAt(this.track('video'), this.track('audio'), {
      hasOtherCamera: this.#hasOtherCamera,
      failures: this.#failures,
      missed: this.#chosen.missed,
    });
  }
}
