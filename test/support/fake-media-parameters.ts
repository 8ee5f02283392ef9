import type {
  DtlsParameters,
  MediaKind,
  RtpCapabilities,
  RtpParameters,
  TransportParameters,
} from '@mado/core/protocol/webrtc.ts';

/** Bodies of media requests as a browser would send them, for clients that have no browser. */
export const clientDtlsParameters: DtlsParameters = {
  role: 'client',
  fingerprints: [{ algorithm: 'sha-256', value: Array.from({ length: 32 }, () => 'AB').join(':') }],
};

export const clientRtpCapabilities: RtpCapabilities = {
  codecs: [
    { kind: 'audio', mimeType: 'audio/opus', preferredPayloadType: 100, clockRate: 48_000, channels: 2 },
    { kind: 'video', mimeType: 'video/VP8', preferredPayloadType: 101, clockRate: 90_000 },
    {
      kind: 'video',
      mimeType: 'video/H264',
      preferredPayloadType: 103,
      clockRate: 90_000,
      parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
    },
  ],
  headerExtensions: [],
};

const codecs: Record<MediaKind, RtpParameters['codecs']> = {
  audio: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }],
  video: [{ mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 }],
};

/** @param ssrc unlike that of every other producer on the transport */
export const clientRtpParameters = (
  kind: MediaKind,
  ssrc = kind === 'audio' ? 1111 : 2222,
): RtpParameters => ({
  mid: kind === 'audio' ? '1' : '2',
  codecs: codecs[kind],
  headerExtensions: [],
  encodings: [{ ssrc }],
  rtcp: { cname: 'fake', reducedSize: true },
});

export const fakeTransportParameters = (transportId: string): TransportParameters => ({
  transportId,
  iceParameters: { usernameFragment: 'fake', password: 'fake', iceLite: true },
  iceCandidates: [
    {
      foundation: 'udpcandidate',
      priority: 1_076_302_079,
      ip: '127.0.0.1',
      address: '127.0.0.1',
      protocol: 'udp',
      port: 40_000,
      type: 'host',
    },
  ],
  dtlsParameters: { ...clientDtlsParameters, role: 'auto' },
  sctpParameters: {
    port: 5000,
    maxSendMessageSize: 16_384,
    maxReceiveMessageSize: 16_384,
    OS: 65_535,
    MIS: 65_535,
    maxMessageSize: 16_384,
  },
});
