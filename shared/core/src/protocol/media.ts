import { z } from 'zod';
import { contract, id, nothing, push } from './contract.ts';

/**
 * The signalling of media, the same for every participant. The bodies that mediasoup defines (RTP, ICE, DTLS and SCTP
 * parameters) are checked for shape and size here and for meaning by the engine.
 */
const text = (max: number) => z.string().max(max);
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

const dtlsParameters = z.object({
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

const sctpStreamParameters = z.object({
  streamId: uint.max(65_535).optional(),
  ordered: z.boolean().optional(),
  maxPacketLifeTime: uint.optional(),
  maxRetransmits: uint.optional(),
  label: text(64).optional(),
  protocol: text(64).optional(),
});
export type SctpStreamParameters = z.infer<typeof sctpStreamParameters>;

/** What a participant needs to open its end of a transport. */
export const transportParameters = z.object({
  transportId: id,
  iceParameters: z.object({
    usernameFragment: text(256),
    password: text(256),
    iceLite: z.boolean().optional(),
  }),
  iceCandidates: z.array(iceCandidate).max(64),
  dtlsParameters,
  sctpParameters,
});
export type TransportParameters = z.infer<typeof transportParameters>;

/** A producer of somebody else in the call. `paused`: its owner turned it off. */
const remoteProducer = z.object({ producerId: id, kind: mediaKind, paused: z.boolean() });
export type RemoteProducer = z.infer<typeof remoteProducer>;

/** The right to join the media of one call. One given with an offer opens transports alone, and dies with the offer. */
export const mediaTicket = z.object({ ticket: text(128) });

const transportDirection = z.enum(['send', 'receive']);
export type TransportDirection = z.infer<typeof transportDirection>;

export const mediaRequests = {
  'media:join': contract(
    'Joins the media of a call with the ticket of its view. Whatever the participant had open there is closed.',
    z.strictObject({ callId: id, ticket: text(128) }),
    z.object({ routerRtpCapabilities: rtpCapabilities, producers: z.array(remoteProducer) }),
  ),
  'media:open': contract(
    'Opens a transport: at most one a direction.',
    z.strictObject({ direction: transportDirection }),
    transportParameters,
  ),
  'media:connect': contract(
    'Gives the DTLS parameters of the own end of a transport: once.',
    z.strictObject({ transportId: id, dtlsParameters }),
    nothing,
  ),
  'media:warm-send': contract(
    'Opens a data channel that carries nothing, so that ICE and DTLS of the send transport are up before the answer.',
    z.strictObject({ sctpStreamParameters }),
    z.object({ dataProducerId: id }),
  ),
  'media:warm-receive': contract(
    'The same for the receive transport.',
    nothing,
    z.object({ dataConsumerId: id, dataProducerId: id, sctpStreamParameters }),
  ),
  'media:produce': contract(
    'Sends a track: at most one a kind. A rung interpreter may not; what a waiting tablet sends is held back.',
    z.strictObject({ kind: mediaKind, rtpParameters }),
    z.object({ producerId: id }),
  ),
  'media:set-paused': contract(
    'Turns an own producer off or on; the other side is told.',
    z.strictObject({ producerId: id, paused: z.boolean() }),
    nothing,
  ),
  'media:consume': contract(
    'Receives a producer of the own call, once answered. The consumer is paused until `media:resume`.',
    z.strictObject({ producerId: id, rtpCapabilities }),
    z.object({ consumerId: id, producerId: id, kind: mediaKind, rtpParameters }),
  ),
  'media:resume': contract('Lets a consumer flow.', z.strictObject({ consumerId: id }), nothing),
} as const;

export const mediaPushes = {
  'media:producers': push(
    'All producers of the others in the call, whenever they change.',
    z.object({ producers: z.array(remoteProducer) }),
  ),
  'media:closed': push(
    'The media of the call are gone: its worker died, or the same participant joined from elsewhere.',
    z.object({ callId: id, reason: z.enum(['worker-died', 'replaced']) }),
  ),
} as const;
