import { ladders, type PictureSettings } from '@mado/core/domain/ladder.ts';
import type { types } from 'mediasoup-client';
import { beforeEach, expect, test } from 'vitest';
import { mediaProfiles } from './media-profile.ts';
import { OutgoingTrack } from './outgoing-track.ts';
import type { MediaSignaling } from './signaling.ts';

const pictureOf = (at: number): PictureSettings => {
  const picture = ladders.sign[at]?.picture ?? null;
  if (picture === null) throw new Error('there is no picture');
  return picture;
};
const [smaller, slow] = [pictureOf(1), pictureOf(3)];

let size: { width: number; height: number };
let encoding: RTCRtpEncodingParameters;
let outgoing: OutgoingTrack;

beforeEach(async () => {
  size = { width: 640, height: 480 };
  encoding = {};
  const rtpSender = {
    getParameters: () => ({ encodings: [structuredClone(encoding)] }),
    setParameters: async ({ encodings: [first] }: RTCRtpSendParameters) => void (encoding = first ?? {}),
  };
  const track = { kind: 'video', getSettings: () => size };
  const transport = {
    produce: async ({ encodings: [first] }: { encodings: [RTCRtpEncodingParameters] }) => {
      encoding = first;
      return { kind: 'video', track, rtpSender, rtpParameters: { encodings: [first] } };
    },
  };
  outgoing = await OutgoingTrack.prepare(
    { request: async () => ({ producerId: 'p' }) } as unknown as MediaSignaling,
    transport as unknown as types.Transport,
    track as unknown as MediaStreamTrack,
    mediaProfiles.sign,
  );
});

test('a picture begins as the top of the ladder has it, and sends nothing', () => {
  expect(encoding).toMatchObject({ active: false, maxBitrate: 1_500_000, maxFramerate: 30 });
});

test('a smaller picture has the same shorter side from every camera, however it is turned', async () => {
  const cameras = [
    { width: 640, height: 480, by: 2 },
    { width: 1280, height: 720, by: 3 },
    { width: 720, height: 1280, by: 3 },
    { width: 320, height: 240, by: 1 },
    { width: 160, height: 120, by: 1 },
  ];
  for (const { by, ...camera } of cameras) {
    size = camera;
    await outgoing.sendAs(smaller);
    expect(encoding).toMatchObject({ scaleResolutionDownBy: by, maxBitrate: 600_000, maxFramerate: 30 });
  }
});

test('what is given up does not let flow what may not, nor stop what may', async () => {
  await outgoing.sendAs(slow);
  expect(encoding).toMatchObject({ active: false, maxFramerate: 18 });
  await outgoing.announce();
  expect(encoding).toMatchObject({ active: false });
  await outgoing.flow();
  await outgoing.sendAs(smaller);
  expect(encoding).toMatchObject({ active: true, maxFramerate: 30 });
});
