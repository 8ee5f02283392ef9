import { afterEach, expect, it, vi } from 'vitest';
import { captureAll, type Sources } from './capture.ts';
import { LocalMediaError } from './local-media-error.ts';
import { mediaProfiles } from './media-profile.ts';

const front: Sources = { video: { facingMode: 'user' }, audio: null };
const { sign, spoken } = mediaProfiles;

afterEach(() => vi.unstubAllGlobals());

type Fault = 'NotAllowedError' | 'NotFoundError' | 'NotReadableError' | null;

/** A browser whose devices work, or fail with an error of this name. */
function stubDevices(camera: Fault, microphone: Fault, denied: readonly string[] = []) {
  const getUserMedia = vi.fn(async ({ video, audio }: MediaStreamConstraints) => {
    const fault = (video && camera) || (audio && microphone);
    if (fault) throw new DOMException('', fault);
    const tracks = [...(video ? [{ kind: 'video' }] : []), ...(audio ? [{ kind: 'audio' }] : [])];
    return { getTracks: () => tracks };
  });
  const query = async ({ name }: { name: string }) => ({
    state: denied.includes(name) ? 'denied' : 'granted',
  });
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia }, permissions: { query } });
  return getUserMedia;
}

const kinds = async (capture: Promise<MediaStreamTrack[]>) => (await capture).map(({ kind }) => kind);

it('asks the person once for both', async () => {
  const getUserMedia = stubDevices(null, null);
  expect(await kinds(captureAll(sign, front))).toEqual(['video', 'audio']);
  expect(getUserMedia).toHaveBeenCalledOnce();
});

it('hints that signing is motion', async () => {
  stubDevices(null, null);
  expect((await captureAll(sign, front)).map(({ contentHint }) => contentHint)).toEqual(['motion', 'speech']);
});

it('speaks without a camera, and signs without a microphone', async () => {
  stubDevices('NotFoundError', null);
  expect(await kinds(captureAll(spoken, front))).toEqual(['audio']);
  stubDevices(null, 'NotReadableError');
  expect(await kinds(captureAll(sign, front))).toEqual(['video']);
});

it.for([
  ['NotFoundError', null, 'sign', 'camera-missing'],
  ['NotReadableError', null, 'sign', 'camera-busy'],
  [null, 'NotFoundError', 'spoken', 'microphone-missing'],
  [null, 'NotReadableError', 'spoken', 'microphone-busy'],
  ['NotAllowedError', 'NotAllowedError', 'sign', 'camera-refused'],
  ['NotAllowedError', 'NotAllowedError', 'spoken', 'microphone-refused'],
] as const)('camera %s, microphone %s, %s: %s', async ([camera, microphone, modality, code]) => {
  stubDevices(camera, microphone);
  await expect(captureAll(mediaProfiles[modality], front)).rejects.toMatchObject({ code });
});

it('says which of the two was refused where the browser tells', async () => {
  stubDevices('NotAllowedError', null, ['camera']);
  await expect(captureAll(spoken, front)).rejects.toMatchObject({ code: 'camera-refused' });
});

it('knows a page that is not secure', async () => {
  vi.stubGlobal('navigator', {});
  await expect(captureAll(sign, front)).rejects.toEqual(new LocalMediaError('insecure-origin'));
});

it('takes the device that is named, or wishes for it while nobody knows whether it is there', async () => {
  const getUserMedia = stubDevices(null, null);
  await captureAll(sign, { video: { deviceId: 'c' }, audio: { wished: 'm' } });
  expect(getUserMedia).toHaveBeenCalledWith({
    video: expect.objectContaining({ deviceId: { exact: 'c' } }),
    audio: expect.objectContaining({ deviceId: { ideal: 'm' } }),
  });
});
