import { ladders, type Step } from '@mado/core/domain/ladder.ts';
import type { Modality } from '@mado/core/domain/language.ts';

/** How sight and sound are captured and sent. */
export interface MediaProfile {
  /** What a call cannot do without; the other is sent where there is one. */
  readonly needs: 'camera' | 'microphone';
  readonly video: VideoProfile;
  /** What is given up on a bad line, and how the picture is sent on a good one. */
  readonly ladder: readonly Step[];
}

export interface VideoProfile {
  /** Pixels: what is asked of the camera, and at most taken. */
  readonly ideal: { readonly width: number; readonly height: number };
  readonly max: { readonly width: number; readonly height: number };
  /** Frames per second, at most. */
  readonly frameRate: number;
  /**
   * Bits per second, at least: after a silence the sender believes in no line at all, and would spend a second on its
   * first whole picture.
   */
  readonly minBitrate: number;
  /** Bits per second that the sender begins with, before it has measured the line. */
  readonly startBitrate: number;
  /** `motion` gives up sharpness before smoothness. */
  readonly contentHint: 'motion' | '';
  readonly degradation: RTCDegradationPreference;
}

const size = { ideal: { width: 640, height: 480 }, max: { width: 1280, height: 720 } };

/** Signing needs every movement, speech the sound first. No simulcast: there is one receiver. */
export const mediaProfiles: Record<Modality, MediaProfile> = {
  sign: {
    needs: 'camera',
    video: {
      ...size,
      frameRate: 30,
      minBitrate: 100_000,
      startBitrate: 1_000_000,
      contentHint: 'motion',
      degradation: 'maintain-framerate',
    },
    ladder: ladders.sign,
  },
  spoken: {
    needs: 'microphone',
    video: {
      ...size,
      frameRate: 24,
      minBitrate: 60_000,
      startBitrate: 500_000,
      contentHint: '',
      degradation: 'balanced',
    },
    ladder: ladders.spoken,
  },
};
