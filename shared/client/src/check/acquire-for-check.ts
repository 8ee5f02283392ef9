import { report } from '../app/report.ts';
import { anySource, captureTrack } from '../media/capture.ts';
import { LocalMediaError, type LocalMediaErrorCode } from '../media/local-media-error.ts';
import { LocalMedia } from '../media/local-media.ts';
import { mediaProfiles } from '../media/media-profile.ts';

/** What could be opened, and why the rest could not. */
export interface Opened {
  readonly media: LocalMedia | null;
  readonly camera: LocalMediaErrorCode | null;
  readonly microphone: LocalMediaErrorCode | null;
}

/** Opens camera and microphone, or the one of them that can be had. To be called from a tap. */
export async function acquireForCheck(): Promise<Opened> {
  const { sign, spoken } = mediaProfiles;
  try {
    const media = await LocalMedia.acquire(sign);
    return { media, camera: null, microphone: await whyNoMicrophone(media) };
  } catch (error) {
    const camera = codeOf(error);
    try {
      return { media: await LocalMedia.acquire(spoken), camera, microphone: null };
    } catch (other) {
      const code = codeOf(other);
      // A browser that refuses the camera says nothing of the microphone.
      return { media: null, camera, microphone: code.startsWith('camera-') ? null : code };
    }
  }
}

/** Where the camera alone was given: the microphone, asked for by itself, says why it was not. */
async function whyNoMicrophone(media: LocalMedia): Promise<LocalMediaErrorCode | null> {
  if (media.track('audio') !== null) return null;
  try {
    (await captureTrack('audio', media.profile, anySource)).stop();
    return 'microphone-busy';
  } catch (error) {
    return codeOf(error);
  }
}

function codeOf(error: unknown): LocalMediaErrorCode {
  if (error instanceof LocalMediaError) return error.code;
  report(error);
  return 'camera-busy';
}
