import type { Modality } from '@mado/core/domain/language.ts';

/** How sight and sound are captured and sent. */
export interface MediaProfile {
  /** What a call cannot do without; the other is sent where there is one. */
  readonly needs: 'camera' | 'microphone';
  readonly video: VideoProfile;
}

export interface VideoProfile {
  /** Pixels: what is asked of the camera, and at most taken. */
  readonly ideal: { readonly width: number; readonly height: number };
  readonly max: { readonly width: number; readonly height: number };
  /** Frames per second, at most. */
  readonly frameRate: number;
  /** Bits per second, at most. */
  readonly maxBitrate: number;
  /**
   * Bits per second, at least: after a silence the sender believes in no line at all, and would spend a second on its
   * first whole picture.
   */
  readonly minBitrate: number;
  /** Bits per second from which on a picture of full size is worth sending after a silence. */
  readonly wholeFromBitrate: number;
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
      maxBitrate: 1_500_000,
      minBitrate: 150_000,
      wholeFromBitrate: 500_000,
      startBitrate: 1_000_000,
      contentHint: 'motion',
      degradation: 'maintain-framerate',
    },
  },
  spoken: {
    needs: 'microphone',
    video: {
      ...size,
      frameRate: 24,
      maxBitrate: 700_000,
      minBitrate: 100_000,
      wholeFromBitrate: 300_000,
      startBitrate: 500_000,
      contentHint: '',
      degradation: 'balanced',
    },
  },
};
