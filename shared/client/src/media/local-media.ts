import type { MediaKind } from '@mado/core/protocol/webrtc.ts';
import { createStore, type ReadableStore, type Store } from '../socket/store.ts';
import { hasOtherCamera, otherCamera } from './cameras.ts';
import { captureAll, captureTrack, type CameraChoice } from './capture.ts';
import { onDeviceNews } from './device-news.ts';
import type { LocalMediaErrorCode } from './local-media-error.ts';
import type { MediaProfile } from './media-profile.ts';
import { Recovery } from './recovery.ts';

/** `interrupted`: the system took the device away (a phone call, another program, sleep). */
export type LocalTrackState = 'none' | 'on' | 'off' | 'interrupted';

export interface LocalMediaState {
  readonly video: LocalTrackState;
  readonly audio: LocalTrackState;
  readonly canSwitchCamera: boolean;
  readonly videoTrack: MediaStreamTrack | null;
  readonly audioTrack: MediaStreamTrack | null;
  /** The camera faces the person, so that their own picture is shown as in a mirror. */
  readonly mirrored: boolean;
  /** Why a device that was there cannot be had now. */
  readonly problem: LocalMediaErrorCode | null;
}

/**
 * The own camera and microphone. The stream stays the same while tracks in it are switched, so an element that shows
 * it needs no care. Whatever ends by itself is asked for again, at once and then now and then; sooner when the page is
 * shown, the devices change or a person allows it again.
 */
export class LocalMedia {
  readonly stream = new MediaStream();
  readonly profile: MediaProfile;
  readonly #state: Store<LocalMediaState>;
  readonly #recoveries = { video: this.#recovery('video'), audio: this.#recovery('audio') };
  /** Why the last attempt to have a device again failed. */
  readonly #failures = new Map<MediaKind, LocalMediaErrorCode>();
  #camera: CameraChoice;
  #canSwitchCamera = false;
  #switching = false;
  #released = false;
  readonly #stopListening = onDeviceNews(() => this.recover());

  private constructor(profile: MediaProfile, camera: CameraChoice, tracks: readonly MediaStreamTrack[]) {
    this.profile = profile;
    this.#camera = camera;
    for (const track of tracks) this.#adopt(track);
    this.#state = createStore(this.#look());
  }

  /**
   * Asks for camera and microphone. To be called from a tap, so that the browser may ask the person. Where one of them
   * cannot be had and the profile does not need it, goes on without.
   * @throws {LocalMediaError}
   */
  static async acquire(
    profile: MediaProfile,
    camera: CameraChoice = { facingMode: 'user' },
  ): Promise<LocalMedia> {
    const media = new LocalMedia(profile, camera, await captureAll(profile, camera));
    await media.#countCameras();
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
    try {
      await this.#switchFrom(current);
    } finally {
      this.#switching = false;
      this.#changed();
      this.recover();
    }
  }

  async #switchFrom(current: MediaStreamTrack): Promise<void> {
    const [previous, next] = [this.#camera, await otherCamera(current)];
    // Telephones open one camera at a time.
    current.stop();
    try {
      await this.#renew('video', next);
    } catch (error) {
      await this.#renew('video', previous);
      throw error;
    }
  }

  /** Asks again, at once, for what ended by itself. */
  readonly recover = (): void => {
    for (const recovery of Object.values(this.#recoveries)) void recovery.hurry();
    void this.#countCameras();
  };

  /** Turns the devices off. Idempotent. */
  release(): void {
    this.#released = true;
    this.#stopListening();
    for (const track of this.stream.getTracks()) {
      track.stop();
      this.stream.removeTrack(track);
    }
    for (const recovery of Object.values(this.#recoveries)) recovery.stop();
    this.#changed();
  }

  readonly #changed = (): void => {
    const [before, now] = [this.#state.get(), this.#look()];
    const keys = Object.keys(now) as (keyof LocalMediaState)[];
    if (keys.some((key) => before[key] !== now[key])) this.#state.set(now);
  };

  #recovery(kind: MediaKind): Recovery {
    return new Recovery({
      isNeeded: () =>
        this.track(kind)?.readyState === 'ended' && !this.#switching && document.visibilityState !== 'hidden',
      renew: () => this.#renew(kind, this.#camera),
      failed: (code) => {
        this.#failures.set(kind, code);
        this.#changed();
      },
    });
  }

  async #countCameras(): Promise<void> {
    this.#canSwitchCamera = await hasOtherCamera();
    if (!this.#released) this.#changed();
  }

  async #renew(kind: MediaKind, camera: CameraChoice): Promise<void> {
    const on = this.track(kind)?.enabled ?? true;
    const track = await captureTrack(kind, this.profile, camera);
    if (this.#released) {
      track.stop();
      return;
    }
    if (kind === 'video') this.#camera = camera;
    track.enabled = on;
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
    const [camera, microphone] = [this.track('video'), this.track('audio')];
    return {
      video: look(camera),
      audio: look(microphone),
      canSwitchCamera: this.#canSwitchCamera && camera !== null,
      videoTrack: camera,
      audioTrack: microphone,
      mirrored: camera?.getSettings().facingMode !== 'environment',
      problem: this.#problem(camera, 'video') ?? this.#problem(microphone, 'audio'),
    };
  }

  /** A device that the system took away is, to the person, in use elsewhere. */
  #problem(track: MediaStreamTrack | null, kind: MediaKind): LocalMediaErrorCode | null {
    if (track === null) return null;
    if (track.readyState === 'ended') return this.#failures.get(kind) ?? null;
    return track.muted ? (kind === 'video' ? 'camera-busy' : 'microphone-busy') : null;
  }
}

function look(track: MediaStreamTrack | null): LocalTrackState {
  if (track === null) return 'none';
  if (track.readyState === 'ended' || track.muted) return 'interrupted';
  return track.enabled ? 'on' : 'off';
}
