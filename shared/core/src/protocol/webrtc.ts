import { z } from 'zod';
import { id } from './contract.ts';

/**
 * The bodies that WebRTC and mediasoup define: RTP, ICE, DTLS and SCTP parameters. Checked here for shape and size, and
 * for meaning by the media engine.
 */
export const text = (max: number) => z.string().max(max);
const uint = z.number().int().min(0);
const ssrc = uint.max(0xffff_ffff);
const params = z.record(text(64), z.union([text(256), z.number(), z.null()]));
const feedback = z.array(z.object({ type: text(32), parameter: text(32).optional() })).max(32);

const fmtpCodec = {
  mimeType: text(64),
  clockRate: uint,
  channels: z.number().int().min(1).max(8).optional(),
  parameters: params.optional(),
  rtcpFeedback: feedback.optional(),
};

export const rtpParameters = z.object({
  mid: text(32).optional(),
  msid: text(512).optional(),
  codecs: z
    .array(z.object({ ...fmtpCodec, payloadType: uint.max(127) }))
    .min(1)
    .max(32),
  headerExtensions: z
    .array(
      z.object({
        uri: text(256),
        id: uint.max(255),
        encrypt: z.boolean().optional(),
        parameters: params.optional(),
      }),
    )
    .max(32)
    .optional(),
  encodings: z
    .array(
      z.object({
        ssrc: ssrc.optional(),
        rid: text(32).optional(),
        codecPayloadType: uint.max(127).optional(),
        rtx: z.object({ ssrc }).optional(),
        dtx: z.boolean().optional(),
        scalabilityMode: text(32).optional(),
        scaleResolutionDownBy: z.number().optional(),
        maxBitrate: uint.optional(),
        maxFramerate: z.number().min(0).optional(),
        active: z.boolean().optional(),
        adaptivePtime: z.boolean().optional(),
        priority: z.enum(['very-low', 'low', 'medium', 'high']).optional(),
        networkPriority: z.enum(['very-low', 'low', 'medium', 'high']).optional(),
      }),
    )
    .max(4)
    .optional(),
  rtcp: z
    .object({ cname: text(256).optional(), reducedSize: z.boolean().optional(), mux: z.boolean().optional() })
    .optional(),
});
export type RtpParameters = z.infer<typeof rtpParameters>;

export const mediaKind = z.enum(['audio', 'video']);
export type MediaKind = z.infer<typeof mediaKind>;

export const rtpCapabilities = z.object({
  codecs: z
    .array(z.object({ ...fmtpCodec, kind: mediaKind, preferredPayloadType: uint.max(127) }))
    .max(64)
    .optional(),
  headerExtensions: z
    .array(
      z.object({
        kind: mediaKind,
        uri: text(256),
        preferredId: uint.max(255),
        preferredEncrypt: z.boolean().optional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
      }),
    )
    .max(64)
    .optional(),
});
export type RtpCapabilities = z.infer<typeof rtpCapabilities>;

export const dtlsParameters = z.object({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z
    .array(
      z.object({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: text(256),
      }),
    )
    .min(1)
    .max(8),
});
export type DtlsParameters = z.infer<typeof dtlsParameters>;

const iceCandidate = z.object({
  foundation: text(64),
  priority: uint,
  ip: text(64).optional(),
  address: text(256),
  protocol: z.enum(['udp', 'tcp']),
  port: uint.max(65_535),
  type: z.enum(['host', 'srflx', 'prflx', 'relay']),
  tcpType: z.enum(['active', 'passive', 'so']).optional(),
});

const sctpParameters = z.object({
  port: uint.max(65_535),
  maxSendMessageSize: uint,
  maxReceiveMessageSize: uint,
  OS: uint.max(65_535),
  MIS: uint.max(65_535),
  maxMessageSize: uint,
});

export const sctpStreamParameters = z.object({
  streamId: uint.max(65_535).optional(),
  ordered: z.boolean().optional(),
  maxPacketLifeTime: uint.optional(),
  maxRetransmits: uint.optional(),
  label: text(64).optional(),
  protocol: text(64).optional(),
});
export type SctpStreamParameters = z.infer<typeof sctpStreamParameters>;

export const iceParameters = z.object({
  usernameFragment: text(256),
  password: text(256),
  iceLite: z.boolean().optional(),
});
export type IceParameters = z.infer<typeof iceParameters>;

/** A TURN server, by which media get through where no other way is open, and what lets the participant in for a while. */
export const iceServer = z.object({
  urls: z.array(text(512)).min(1).max(8),
  username: text(128),
  credential: text(128),
});
export type IceServer = z.infer<typeof iceServer>;

/** What a participant needs to open its end of a transport. */
export const transportParameters = z.object({
  transportId: id,
  iceParameters,
  iceCandidates: z.array(iceCandidate).max(64),
  dtlsParameters,
  sctpParameters,
});
export type TransportParameters = z.infer<typeof transportParameters>;
