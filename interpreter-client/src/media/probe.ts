import { anySource, captureTrack } from '@mado/client/media/capture.ts';
import { LocalMedia } from '@mado/client/media/local-media.ts';
import { mediaProfiles } from '@mado/client/media/media-profile.ts';

const profile = mediaProfiles.sign;

/**
 * Opens camera and microphone for a moment: whoever is rung must have both.
 * @throws {LocalMediaError}
 */
export async function probeDevices(): Promise<void> {
  const local = await LocalMedia.acquire(profile);
  try {
    // Without a microphone the camera alone was given: asked for by itself, it says why it was not.
    if (local.track('audio') === null) (await captureTrack('audio', profile, anySource)).stop();
  } finally {
    local.release();
  }
}
