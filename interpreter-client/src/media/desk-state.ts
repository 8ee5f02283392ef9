import type { CallMediaSession } from '@mado/client/media/call-media-session.ts';
import type { LocalMedia } from '@mado/client/media/local-media.ts';

/** Camera, microphone and the media of the call, as they stand. */
export interface DeskState {
  readonly local: LocalMedia | null;
  readonly acquiring: boolean;
  /** The code of why there is no camera or microphone. */
  readonly problem: string | null;
  readonly session: CallMediaSession | null;
  /** Another window of this browser has the call. */
  readonly elsewhere: boolean;
}

export const emptyDesk: DeskState = {
  local: null,
  acquiring: false,
  problem: null,
  session: null,
  elsewhere: false,
};
