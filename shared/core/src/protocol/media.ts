import { z } from 'zod';
import { causes, rungs } from '../domain/ladder.ts';
import { contract, id, nothing, push } from './contract.ts';
import { qualityReport } from './quality.ts';
import { writtenText } from './text.ts';
import {
  dtlsParameters,
  iceParameters,
  iceServer,
  mediaKind,
  rtpCapabilities,
  rtpParameters,
  sctpStreamParameters,
  text,
  transportParameters,
} from './webrtc.ts';

/** On which rung of the ladder somebody sends less than all, and why, as they see it. */
const lowered = z.object({ rung: z.enum(rungs), cause: z.enum(causes) });
export type Lowered = z.infer<typeof lowered>;

/**
 * A producer of somebody else in the call. `paused`: its owner turned it off. `lowered`: they send less than all. `held`:
 * there is no answer yet; it may be made ready to be received, and nothing of it flows.
 */
const remoteProducer = z.object({
  producerId: id,
  kind: mediaKind,
  paused: z.boolean(),
  lowered: lowered.optional(),
  held: z.literal(true).optional(),
});
export type RemoteProducer = z.infer<typeof remoteProducer>;

/** The right to join the media of one call. With one given with an offer nothing flows, and it dies with the offer. */
export const mediaTicket = z.object({ ticket: text(128) });

const transportDirection = z.enum(['send', 'receive']);
export type TransportDirection = z.infer<typeof transportDirection>;

export const mediaRequests = {
  'media:join': contract(
    'Joins the media of a call with the ticket of its view. Whatever the participant had open there is closed.',
    z.strictObject({ callId: id, ticket: text(128) }),
    z.object({
      sessionId: id,
      routerRtpCapabilities: rtpCapabilities,
      producers: z.array(remoteProducer),
      iceServers: z.array(iceServer),
    }),
  ),
  'media:return': contract(
    'Takes up the session of an earlier join on a new line, with all that is open in it: media outlive a lost line.',
    z.strictObject({ callId: id, ticket: text(128), sessionId: id }),
    z.object({ producers: z.array(remoteProducer) }),
  ),
  'media:probe': contract(
    'Opens a room for the participant alone, to find out which ways to the media are open: transports connect in it, and nothing is received. It takes the place of the one before and closes after a minute; refused while in a call.',
    nothing,
    z.object({ routerRtpCapabilities: rtpCapabilities, iceServers: z.array(iceServer) }),
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
  'media:restart-ice': contract(
    'New ICE parameters for a transport whose path through the network broke or may break. The ones before them hold until the client is heard by the new ones, and what the transport carries goes on.',
    z.strictObject({ transportId: id }),
    z.object({ iceParameters }),
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
    'Sends a track: at most one a kind. What is sent before the answer is held back.',
    z.strictObject({ kind: mediaKind, rtpParameters }),
    z.object({ producerId: id }),
  ),
  'media:set-paused': contract(
    'Turns an own producer off or on; the other side is told.',
    z.strictObject({ producerId: id, paused: z.boolean() }),
    nothing,
  ),
  'media:set-lowered': contract(
    'Says that the line or the device makes the participant send less than all, or all again; the other side is told.',
    z.strictObject({ lowered: z.strictObject(lowered.shape).nullable() }),
    nothing,
  ),
  'media:consume': contract(
    'Makes a producer of the own call ready to be received. The consumer is paused until `media:resume`.',
    z.strictObject({ producerId: id, rtpCapabilities }),
    z.object({ consumerId: id, producerId: id, kind: mediaKind, rtpParameters }),
  ),
  'media:resume': contract(
    'Lets a consumer flow, at once or with the answer.',
    z.strictObject({ consumerId: id }),
    nothing,
  ),
  'media:key-frame': contract(
    'Asks for a whole picture, where those that arrive build on one that was lost.',
    z.strictObject({ consumerId: id }),
    nothing,
  ),
  'media:text': contract(
    'Writes to the other side of the own call. It is relayed at once and kept nowhere.',
    writtenText,
    nothing,
  ),
  'media:quality': contract(
    'Reports how the own call was received and sent, in windows of ten seconds, until two minutes after its end. A window that was reported before stays as it is.',
    qualityReport,
    nothing,
  ),
} as const;

export const mediaPushes = {
  'media:producers': push(
    'All producers of the others in the call, whenever they change.',
    z.object({ producers: z.array(remoteProducer) }),
  ),
  'media:downlink': push(
    'What the line of those who receive from here is believed to carry, in bits per second; about once a second while something is received. The server passes on what it gets: to send no more than this is up to the sender.',
    z.object({ bps: z.int().nonnegative() }),
  ),
  'media:written': push('What the other side writes.', writtenText),
  'media:text-wanted': push(
    'The other side was away and may have missed what was written to it: all of it is to be sent again.',
    nothing,
  ),
  'media:closed': push(
    'The media of the call are gone: its worker died, or the same participant joined from elsewhere.',
    z.object({ callId: id, reason: z.enum(['worker-died', 'replaced']) }),
  ),
} as const;
