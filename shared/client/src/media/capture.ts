import type { MediaKind } from '@mado/core/protocol/webrtc.ts';
import { deviceError, isRefusal, LocalMediaError } from './local-media-error.ts';
import type { MediaProfile, VideoProfile } from './media-profile.ts';

/** One device and no other, or one that is wished for while nobody knows whether it is there. */
export type NamedSource = { readonly deviceId: string } | { readonly wished: string };
/** Which camera, where it matters. */
export type CameraSource = NamedSource | { readonly facingMode: 'user' | 'environment' };
/** Which microphone; null for the system's. */
export type MicrophoneSource = NamedSource | null;

/** What to capture from. */
export interface Sources {
  readonly video: CameraSource;
  readonly audio: MicrophoneSource;
}

/** What the system gives, the camera towards the person. */
export const anySource: Sources = { video: { facingMode: 'user' }, audio: null };

const named = (source: NamedSource): MediaTrackConstraints =>
  'deviceId' in source ? { deviceId: { exact: source.deviceId } } : { deviceId: { ideal: source.wished } };

const sound = (microphone: MicrophoneSource): MediaTrackConstraints => ({
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  ...(microphone === null ? {} : named(microphone)),
});

function picture({ ideal, max, frameRate }: VideoProfile, camera: CameraSource): MediaTrackConstraints {
  return {
    width: { ideal: ideal.width, max: max.width },
    height: { ideal: ideal.height, max: max.height },
    frameRate: { ideal: frameRate, max: frameRate },
    ...('facingMode' in camera ? { facingMode: { ideal: camera.facingMode } } : named(camera)),
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
  from: Sources,
): Promise<MediaStreamTrack> {
  const wanted = kind === 'video' ? { video: picture(video, from.video) } : { audio: sound(from.audio) };
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
export async function captureAll(profile: MediaProfile, from: Sources): Promise<MediaStreamTrack[]> {
  const devices = mediaDevices();
  try {
    const stream = await devices.getUserMedia({
      video: picture(profile.video, from.video),
      audio: sound(from.audio),
    });
    return stream.getTracks().map((track) => prepare(track, profile.video));
  } catch (error) {
    if (isRefusal(error)) throw deviceError(await refusedKind(profile), error);
    return captureEach(profile, from);
  }
}

async function captureEach(profile: MediaProfile, from: Sources): Promise<MediaStreamTrack[]> {
  const needed: MediaKind = profile.needs === 'camera' ? 'video' : 'audio';
  const first = await captureTrack(needed, profile, from);
  const second = captureTrack(needed === 'video' ? 'audio' : 'video', profile, from);
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
