import { mediaDevices, type CameraSource } from './capture.ts';

async function cameraIds(): Promise<string[]> {
  const devices = await mediaDevices().enumerateDevices();
  return devices.filter(({ kind }) => kind === 'videoinput').map(({ deviceId }) => deviceId);
}

/** Whether there is more than one camera. Browsers tell only once the camera has been allowed. */
export async function hasOtherCamera(): Promise<boolean> {
  return (await cameraIds()).length > 1;
}

/** The camera on the other face of the device or, where cameras have no face, the next one. */
export async function otherCamera(track: MediaStreamTrack): Promise<CameraSource> {
  const { facingMode, deviceId } = track.getSettings();
  if (facingMode === 'user') return { facingMode: 'environment' };
  if (facingMode === 'environment') return { facingMode: 'user' };
  const ids = await cameraIds();
  const next = ids[(ids.indexOf(deviceId ?? '') + 1) % ids.length];
  return next === undefined || next === '' ? { facingMode: 'user' } : { deviceId: next };
}
