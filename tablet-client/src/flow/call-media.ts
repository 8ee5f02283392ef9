import type { LocalMediaState } from '@mado/client/media/local-media-state.ts';
import type { Diagnoses } from '@mado/client/media/quality-recorder.ts';
import type { TextChannel } from '@mado/client/media/text-channel.ts';
import type { Lowered } from '@mado/core/protocol/media.ts';

/** Camera, microphone and the other side's picture, as the screens use them. */
export interface CallMedia {
  /** How our own devices stand. */
  readonly own: LocalMediaState;
  readonly localStream: MediaStream | null;
  readonly mirrored: boolean;
  readonly hasCamera: boolean;
  /** There is a camera that should give a picture, and does not. */
  readonly cameraFails: boolean;
  readonly cameraOn: boolean;
  readonly hasMicrophone: boolean;
  readonly microphoneOn: boolean;
  readonly canSwitchCamera: boolean;
  readonly setCamera: (on: boolean) => void;
  readonly setMicrophone: (on: boolean) => void;
  readonly switchCamera: () => void;

  /** Shows the other side in an element; null while there is nothing to show. */
  readonly attachRemote: ((element: HTMLVideoElement) => () => void) | null;
  /** The first of the other side has arrived. */
  readonly remoteUp: boolean;
  readonly remoteCameraOff: boolean;
  readonly remoteSoundOff: boolean;
  /** Nothing of the other side arrives just now. */
  readonly remoteStill: boolean;
  /** Another tab of this tablet has the call. */
  readonly replaced: boolean;
  /** The line of the media broke and is being joined again. */
  readonly rejoining: boolean;
  /** Why the picture stutters or the sound breaks up. */
  readonly quality: Diagnoses;
  /** Less than all is sent to us, and by us. */
  readonly seen: Lowered | null;
  readonly sent: Lowered | null;

  /** What both write to each other; null while there is nobody to write to. */
  readonly text: TextChannel | null;

  /** The code of what the visitor has to be told of camera, microphone or media. */
  readonly problem: string | null;
  /** Tries again what `problem` is about. */
  readonly retry: () => void;
}
