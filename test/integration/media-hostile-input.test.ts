import type { MadoError } from '@mado/core/domain/errors.ts';
import { mediaRequests } from '@mado/core/protocol/media.ts';
import { type RtpCapabilities } from '@mado/core/protocol/webrtc.ts';
import type { MediaEngine, MediaRoom, MediaTransport } from '@mado/sfu-server/media/media-engine.ts';
import { MediasoupEngine } from '@mado/sfu-server/media/mediasoup/engine.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  clientDtlsParameters,
  clientRtpCapabilities,
  clientRtpParameters,
} from '../support/fake-media-parameters.ts';

let engine: MediaEngine;
let room: MediaRoom;
let send: MediaTransport;
let receive: MediaTransport;

beforeAll(async () => {
  engine = await MediasoupEngine.create({
    listenAddress: '127.0.0.1',
    firstPort: 0,
    workers: 1,
    protocols: ['udp', 'tcp'],
    videoCodecs: ['vp8', 'h264'],
  });
  room = await engine.createRoom('hostile');
  send = await room.openTransport('send');
  receive = await room.openTransport('receive');
});

afterAll(() => engine.close());

const good = clientRtpParameters('video');
const [codec] = good.codecs;
const rtx = (apt: number, payloadType = 97) => ({
  mimeType: 'video/rtx',
  payloadType,
  clockRate: 90_000,
  parameters: { apt },
});

/** All of these have the shape of the protocol, so nothing but the engine stands between them and the worker. */
const badParameters: Record<string, object> = {
  'an unknown codec': { codecs: [{ ...codec, mimeType: 'video/AV1' }] },
  'no codec name': { codecs: [{ ...codec, mimeType: '' }] },
  'a codec of the other kind': { codecs: clientRtpParameters('audio').codecs },
  'a codec with the wrong clock': { codecs: [{ ...codec, clockRate: 8000 }] },
  'retransmission alone': { codecs: [rtx(96)] },
  'retransmission of nothing': { codecs: [codec, rtx(55)] },
  'retransmission of itself': { codecs: [codec, rtx(97)] },
  'retransmission of retransmission': { codecs: [codec, rtx(96), rtx(97, 98)] },
  'a payload type twice': { codecs: [codec, codec] },
  'a stream number of 0': { encodings: [{ ssrc: 0 }] },
  'the same stream twice': { encodings: [{ ssrc: 7 }, { ssrc: 7 }] },
  'neither stream nor mid': { mid: '', encodings: [{}] },
  'no encodings': { mid: '', encodings: [] },
  'an unknown scalability': { encodings: [{ ssrc: 8, scalabilityMode: 'L9T9_KEY' }] },
  'an absurd scalability': { encodings: [{ ssrc: 9, scalabilityMode: 'L99T99' }] },
  'a codec that is not there': { encodings: [{ ssrc: 10, codecPayloadType: 3 }] },
  'a header extension 0': { headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 0 }] },
  'a header extension 255': { headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 255 }] },
  'a foreign header extension': { headerExtensions: [{ uri: 'urn:nothing', id: 3 }] },
  'header extensions with one number': {
    headerExtensions: ['toffset', 'sdes:mid'].map((name) => ({
      uri: `urn:ietf:params:rtp-hdrext:${name}`,
      id: 3,
    })),
  },
  'a null codec parameter': { codecs: [{ ...codec, parameters: { 'profile-id': null } }] },
  'four layers with one name': { encodings: [{ rid: 'a' }, { rid: 'a' }, { rid: 'a' }, { rid: 'a' }] },
  'retransmission on the stream itself': { encodings: [{ ssrc: 11, rtx: { ssrc: 11 } }] },
};

const isCoded = (error: unknown): error is MadoError => error instanceof Error && error.name === 'MadoError';

/** Accepted or refused, but never an unexpected error. @returns the code of the refusal */
const outcome = (request: Promise<unknown>): Promise<string> =>
  request.then(
    () => 'accepted',
    (error: unknown) => (isCoded(error) ? error.code : `uncoded: ${String(error)}`),
  );

it.for(Object.entries(badParameters))('survives a producer with %s', async ([, bad]) => {
  const rtpParameters = { ...good, ...bad };
  expect(mediaRequests['media:produce'].input.safeParse({ kind: 'video', rtpParameters }).success).toBe(true);
  const transport = await room.openTransport('send');
  expect(await outcome(transport.produce('video', rtpParameters))).toMatch(/^(accepted|codec-unsupported)$/);
  expect(engine.deaths()).toBe(0);
});

const badCapabilities: Record<string, RtpCapabilities> = {
  none: {},
  'no codec': { codecs: [], headerExtensions: [] },
  'speech alone': { codecs: clientRtpCapabilities.codecs?.slice(0, 1) },
  'retransmission alone': {
    codecs: [{ kind: 'video', preferredPayloadType: 97, ...rtx(96) }],
  },
  'another codec': {
    codecs: [{ kind: 'video', mimeType: 'video/H264', preferredPayloadType: 9, clockRate: 90_000 }],
  },
};

it('refuses capabilities that do not fit the producer', async () => {
  const producer = await send.produce('video', clientRtpParameters('video', 4444));
  for (const capabilities of Object.values(badCapabilities)) {
    expect(await outcome(receive.consume(producer.id, capabilities))).toBe('codec-unsupported');
  }
  expect(await outcome(receive.consume(producer.id, clientRtpCapabilities))).toBe('accepted');
});

it('survives bad data channels', async () => {
  const streams = [
    {},
    { streamId: 65_535, ordered: true },
    { streamId: 1, ordered: true, maxRetransmits: 3 },
    { streamId: 2, maxRetransmits: 3, maxPacketLifeTime: 3 },
    { streamId: 3, maxRetransmits: Number.MAX_SAFE_INTEGER },
  ];
  for (const stream of streams) {
    expect(await outcome(send.warmSend(stream))).toMatch(/^(accepted|invalid-message)$/);
  }
  expect(engine.deaths()).toBe(0);
});

it('refuses fingerprints that are none, and takes the good one after them', async () => {
  const values = ['', 'zz', 'AB:'.repeat(80), 'AB:CD'];
  for (const value of values) {
    const dtlsParameters = { fingerprints: [{ algorithm: 'sha-256' as const, value }] };
    expect(await outcome(receive.connect(dtlsParameters))).toMatch(/^(accepted|invalid-message)$/);
  }
  expect(await outcome(send.connect({ ...clientDtlsParameters, role: 'client' }))).toBe('accepted');
  expect(engine.deaths()).toBe(0);
  expect(engine.workers()).toBe(1);
});
