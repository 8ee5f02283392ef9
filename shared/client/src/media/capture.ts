import type { MediaKind } from '@mado/core/protocol/webrtc.ts';
import { deviceError, isRefusal, LocalMediaError } from './local-media-error.ts';
import type { MediaProfile, VideoProfile } from './media-profile.ts';

/** Which camera, where it matters. */
export type CameraChoice = { readonly facingMode: 'user' | 'environment' } | { readonly deviceId: string };

const sound: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

function picture({ ideal, max, frameRate }: VideoProfile, camera: CameraChoice): MediaTrackConstraints {
  return {
    width: { ideal: ideal.width, max: max.width },
    height: { ideal: ideal.height, max: max.height },
    frameRate: { ideal: frameRate, max: frameRate },
    ...('deviceId' in camera
      ? { deviceId: { exact: camera.deviceId } }
      : { facingMode: { ideal: camera.facingMode } }),
  };
}

/** @throws {LocalMediaError} `insecure-origin` */
export function mediaDevices(): MediaDevices {
  // The types promise it; browsers leave it out on pages that are not secure.
  const devices = (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
  if (devices === undefined) throw new LocalMediaError('insecure-origin');
  return devices;
}

/**
 * One camera track or one microphone track.
 * @throws {LocalMediaError}
 */
export async function captureTrack(
  kind: MediaKind,
  { video }: MediaProfile,
  camera: CameraChoice,
): Promise<MediaStreamTrack> {
  const wanted = kind === 'video' ? { video: picture(video, camera) } : { audio: sound };
  try {
    const [track] = (await mediaDevices().getUserMedia(wanted)).getTracks();
    if (track === undefined)
      throw new LocalMediaError(kind === 'video' ? 'camera-missing' : 'microphone-missing');
    return prepare(track, video);
  } catch (error) {
    throw error instanceof LocalMediaError ? error : deviceError(kind, error);
  }
}

/**
 * Camera and microphone with one question to the person, or the one of them that the profile needs where the other
 * cannot be had.
 * @throws {LocalMediaError}
 */
export async function captureAll(profile: MediaProfile, camera: CameraChoice): Promise<MediaStreamTrack[]> {
  const devices = mediaDevices();
  try {
    const stream = await devices.getUserMedia({ video: picture(profile.video, camera), audio: sound });
    return stream.getTracks().map((track) => prepare(track, profile.video));
  } catch (error) {
    if (isRefusal(error)) throw deviceError(await refusedKind(profile), error);
    return captureEach(profile, camera);
  }
}

async function captureEach(profile: MediaProfile, camera: CameraChoice): Promise<MediaStreamTrack[]> {
  const needed: MediaKind = profile.needs === 'camera' ? 'video' : 'audio';
  const first = await captureTrack(needed, profile, camera);
  const second = captureTrack(needed === 'video' ? 'audio' : 'video', profile, camera);
  return [first, ...(await second.then((track) => [track]).catch(() => []))];
}

/** A refusal does not say of what; the permissions do, where the browser tells them. */
async function refusedKind({ needs }: MediaProfile): Promise<MediaKind> {
  const [camera, microphone] = await Promise.all([isDenied('camera'), isDenied('microphone')]);
  if (camera === microphone) return needs === 'camera' ? 'video' : 'audio';
  return camera ? 'video' : 'audio';
}

async function isDenied(name: 'camera' | 'microphone'): Promise<boolean> {
  try {
    // Not every browser knows these names, nor do the types.
    return (await navigator.permissions.query({ name: name })).state === 'denied';
  } catch {
    return false;
  }
}

function prepare(track: MediaStreamTrack, { contentHint }: VideoProfile): MediaStreamTrack {
  track.contentHint = track.kind === 'video' ? contentHint : 'speech';
  return track;
}
