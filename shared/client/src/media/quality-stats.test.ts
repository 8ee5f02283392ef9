import { expect, it } from 'vitest';
import type { StatsReport } from './stats-report.ts';
import { readingOf } from './quality-stats.ts';

const report = (...stats: { id: string; type: string; [field: string]: unknown }[]): StatsReport =>
  new Map(stats.map((one) => [one.id, { timestamp: 5_000, ...one } as unknown as RTCStats]));

const transport = { id: 'T', type: 'transport', selectedCandidatePairId: 'P' };
const pair = {
  ...{ id: 'P', type: 'candidate-pair', localCandidateId: 'L', currentRoundTripTime: 0.021 },
  ...{ bytesReceived: 900, responsesReceived: 7, availableOutgoingBitrate: 640_000 },
};
const candidate = { id: 'L', type: 'local-candidate', protocol: 'udp', candidateType: 'host' };
const video = {
  ...{ id: 'IV', type: 'inbound-rtp', kind: 'video', codecId: 'CV', lastPacketReceivedTimestamp: 4_990 },
  ...{ framesDecoded: 90, framesReceived: 91, freezeCount: 1, totalFreezesDuration: 0.4 },
  ...{ frameWidth: 640, frameHeight: 480, packetsReceived: 300, packetsLost: 2 },
  ...{ retransmittedPacketsReceived: 1, jitter: 0.004, totalProcessingDelay: 3.6 },
  estimatedPlayoutTimestamp: 77_000,
};
const audio = {
  ...{ id: 'IA', type: 'inbound-rtp', kind: 'audio', codecId: 'CA', totalSamplesReceived: 48_000 },
  ...{ concealedSamples: 480, packetsReceived: 50, packetsLost: 1, jitter: 0.002 },
  ...{ jitterBufferDelay: 2_880, jitterBufferEmittedCount: 48_000, estimatedPlayoutTimestamp: 77_020 },
};
const codecs = [
  { id: 'CV', type: 'codec', mimeType: 'video/VP8' },
  { id: 'CA', type: 'codec', mimeType: 'audio/opus' },
];
const outbound = {
  ...{ id: 'OV', type: 'outbound-rtp', kind: 'video', framesSent: 80, totalEncodeTime: 0.8 },
  ...{ packetsSent: 200, totalPacketSendDelay: 0.5, qualityLimitationReason: 'cpu' },
};
const remote = { id: 'RV', type: 'remote-inbound-rtp', kind: 'video', fractionLost: 0.02 };

it('does not take for a picture what the media worker probes the line with', () => {
  const probe = { ...video, id: 'PROBE', framesDecoded: 0, lastPacketReceivedTimestamp: 5_000 };
  for (const mark of [{ mid: 'probator' }, { ssrc: 1_234 }]) {
    const receive = report(transport, pair, candidate, video, { ...probe, ...mark });
    expect(readingOf({ receive, send: report() })).toMatchObject({ picture: { id: 'IV', decoded: 90 } });
  }
});

it('says what both transports have counted', () => {
  const receive = report(transport, pair, candidate, video, audio, ...codecs);
  const send = report(transport, pair, candidate, outbound, remote);
  expect(readingOf({ receive, send })).toEqual({
    at: 5_000,
    picture: {
      ...{ id: 'IV', decoded: 90, arrived: 91, freezes: 1, frozenMs: 400, width: 640, height: 480 },
      ...{ received: 300, lost: 2, repaired: 1, jitterMs: 4, processingMs: 3_600 },
      ...{ playoutAt: 77_000, codec: 'VP8' },
    },
    sound: {
      ...{ id: 'IA', samples: 48_000, concealed: 480, received: 50, lost: 1, jitterMs: 2 },
      ...{ bufferMs: 2_880_000, emitted: 48_000, playoutAt: 77_020, codec: 'opus' },
    },
    rttMs: 21,
    path: 'udp',
    heard: 907 + 350,
    sent: {
      ...{ id: 'OV', frames: 80, encodingMs: 800, packets: 200, waitingMs: 500, limitedBy: 'cpu' },
      ...{ outgoingBps: 640_000, loss: 0.02, rttMs: 21 },
    },
  });
});

it('takes the stream that was heard of last, wherever it stands', () => {
  const over = { ...video, id: 'old', framesDecoded: 4_000, lastPacketReceivedTimestamp: 1_000 };
  for (const streams of [
    [over, video],
    [video, over],
  ]) {
    expect(readingOf({ receive: report(...streams), send: report() }).picture?.decoded).toBe(90);
  }
});

it('knows what a browser that tells little leaves out', () => {
  const { freezeCount: _f, totalFreezesDuration: _d, retransmittedPacketsReceived: _r, ...little } = video;
  const nominated = { ...pair, nominated: true, state: 'succeeded', currentRoundTripTime: undefined };
  const reading = readingOf({ receive: report(nominated, candidate, little), send: report() });
  expect(reading).toMatchObject({ path: 'udp', rttMs: null, sound: null, sent: null });
  expect(reading.picture).toMatchObject({ freezes: null, frozenMs: null, repaired: null, codec: null });
});

it.each([
  [{ protocol: 'tcp', candidateType: 'host' }, 'tcp'],
  [{ protocol: 'udp', candidateType: 'relay' }, 'relay'],
  [{ protocol: 'other', candidateType: 'host' }, null],
])('names the path of %j', (local, path) => {
  const receive = report(transport, pair, { ...candidate, ...local });
  expect(readingOf({ receive, send: report() }).path).toBe(path);
});

it('sends no picture where there is no camera, and then tells of the sound', () => {
  const sound = { ...outbound, id: 'OA', kind: 'audio', framesSent: undefined };
  expect(readingOf({ receive: report(), send: report(sound) }).sent).toMatchObject({ id: 'OA', frames: 0 });
});
