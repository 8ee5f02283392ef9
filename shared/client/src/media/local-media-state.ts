import type { MediaKind } from '@mado/core/protocol/webrtc.ts';
import type { Store } from '../socket/store.ts';
import type { LocalMediaErrorCode } from './local-media-error.ts';

/** `interrupted`: the system took the device away (a phone call, another program, sleep). */
export type LocalTrackState = 'none' | 'on' | 'off' | 'interrupted';

/** How the own camera and microphone stand. */
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
  /** The names of what was chosen on this device and cannot be had: the system's take their place. */
  readonly missedCamera: string | null;
  readonly missedMicrophone: string | null;
}

/** Nothing is open. */
export const noLocalMedia: LocalMediaState = {
  video: 'none',
  audio: 'none',
  canSwitchCamera: false,
  videoTrack: null,
  audioTrack: null,
  mirrored: true,
  problem: null,
  missedCamera: null,
  missedMicrophone: null,
};

const keys = Object.keys(noLocalMedia) as (keyof LocalMediaState)[];

/** Nobody is told of a change that is none. */
export function tell(store: Store<LocalMediaState>, now: LocalMediaState): void {
  const before = store.get();
  if (keys.some((key) => before[key] !== now[key])) store.set(now);
}

/** What is known beside the tracks. */
interface Circumstances {
  readonly hasOtherCamera: boolean;
  /** Why the last attempt to have a device again failed. */
  readonly failures: ReadonlyMap<MediaKind, LocalMediaErrorCode>;
  readonly missed: ReadonlyMap<MediaKind, string>;
}

/** How these two stand. */
export function lookAt(
  camera: MediaStreamTrack | null,
  microphone: MediaStreamTrack | null,
  { hasOtherCamera, failures, missed }: Circumstances,
): LocalMediaState {
  return {
    video: look(camera),
    audio: look(microphone),
    canSwitchCamera: hasOtherCamera && camera !== null,
    videoTrack: camera,
    audioTrack: microphone,
    mirrored: camera?.getSettings().facingMode !== 'environment',
    problem:
      problemOf(camera, 'camera-busy', failures.get('video')) ??
      problemOf(microphone, 'microphone-busy', failures.get('audio')),
    missedCamera: missed.get('video') ?? null,
    missedMicrophone: missed.get('audio') ?? null,
  };
}

/** A device that the system took away is, to the person, in use elsewhere. */
function problemOf(
  track: MediaStreamTrack | null,
  held: LocalMediaErrorCode,
  failure: LocalMediaErrorCode | undefined,
): LocalMediaErrorCode | null {
  if (track === null) return null;
  if (track.readyState === 'ended') return failure ?? null;
  return track.muted ? held : null;
}

function look(track: MediaStreamTrack | null): LocalTrackState {
  if (track === null) return 'none';
  if (track.readyState === 'ended' || track.muted) return 'interrupted';
  return track.enabled ? 'on' : 'off';
}
