import type { types } from 'mediasoup';
import type { MediaConfig } from '../media-engine.ts';

type Codec = types.RouterRtpCodecCapability;

const opus: Codec = {
  kind: 'audio',
  mimeType: 'audio/opus',
  clockRate: 48_000,
  channels: 2,
  parameters: { useinbandfec: 1, usedtx: 0 },
};

const video: Record<MediaConfig['videoCodecs'][number], Codec> = {
  vp8: { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
  // Constrained baseline: the one profile that every tablet has in hardware.
  h264: {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  },
  vp9: { kind: 'video', mimeType: 'video/VP9', clockRate: 90_000, parameters: { 'profile-id': 0 } },
};

/** The codecs of a router: speech, then the video codecs in the order of preference. */
export const routerCodecs = (videoCodecs: MediaConfig['videoCodecs']): Codec[] => [
  opus,
  ...videoCodecs.map((name) => video[name]),
];
