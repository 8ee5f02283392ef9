import type { Path } from '@mado/core/domain/quality.ts';
import type { PictureCounts, Reading, SentCounts, SoundCounts } from '@mado/core/domain/quality-reading.ts';
import type { BothStats } from './link-stats.ts';
import { chosenPair, ofType, receivedIn, type StatsReport } from './stats-report.ts';

/** Of what others say of our packets; the types of the DOM leave it out. */
interface RemoteInbound extends RTCStats {
  readonly kind?: string;
  readonly fractionLost?: number;
}

interface Candidate extends RTCStats {
  readonly protocol?: string;
  readonly candidateType?: string;
}

type Inbound = RTCInboundRtpStreamStats;
type Outbound = RTCOutboundRtpStreamStats;
type Pair = RTCIceCandidatePairStats;

/** What the statistics of both transports say, in the words of the domain. */
export function readingOf({ receive, send }: BothStats): Reading {
  const picture = newest(receive, 'video');
  const sound = newest(receive, 'audio');
  const pair = chosenPair(receive);
  return {
    at: (picture ?? sound ?? pair)?.timestamp ?? 0,
    picture: picture && pictureOf(picture, receive),
    sound: sound && soundOf(sound, receive),
    rttMs: msOf(pair?.currentRoundTripTime),
    path: pair && pathOf(receive.get(pair.localCandidateId)),
    heard: heardIn(receive),
    sent: sentOf(send),
  };
}

/** Streams that were taken away may linger in the report: the one that was heard of last is in use. */
function newest(report: StatsReport, kind: 'video' | 'audio'): Inbound | null {
  const streams = receivedIn(report).filter((stream) => stream.kind === kind);
  const heardAt = ({ lastPacketReceivedTimestamp }: Inbound) => lastPacketReceivedTimestamp ?? 0;
  return streams.reduce<Inbound | null>(
    (last, stream) => (last === null || heardAt(stream) >= heardAt(last) ? stream : last),
    null,
  );
}

const pictureOf = (stream: Inbound, report: StatsReport): PictureCounts => ({
  id: stream.id,
  decoded: stream.framesDecoded ?? 0,
  arrived: stream.framesReceived ?? 0,
  freezes: stream.freezeCount ?? null,
  frozenMs: msOf(stream.totalFreezesDuration),
  width: stream.frameWidth ?? null,
  height: stream.frameHeight ?? null,
  received: stream.packetsReceived ?? 0,
  lost: stream.packetsLost ?? 0,
  repaired: stream.retransmittedPacketsReceived ?? null,
  jitterMs: msOf(stream.jitter),
  processingMs: msOf(stream.totalProcessingDelay),
  playoutAt: stream.estimatedPlayoutTimestamp ?? null,
  codec: codecOf(stream, report),
});

const soundOf = (stream: Inbound, report: StatsReport): SoundCounts => ({
  id: stream.id,
  samples: stream.totalSamplesReceived ?? 0,
  concealed: stream.concealedSamples ?? 0,
  received: stream.packetsReceived ?? 0,
  lost: stream.packetsLost ?? 0,
  jitterMs: msOf(stream.jitter),
  bufferMs: msOf(stream.jitterBufferDelay),
  emitted: stream.jitterBufferEmittedCount ?? null,
  playoutAt: stream.estimatedPlayoutTimestamp ?? null,
  codec: codecOf(stream, report),
});

/** The own picture, whose way to the server asks the most of the line; without one the own sound. */
function sentOf(report: StatsReport): SentCounts | null {
  const streams = ofType<Outbound>(report, 'outbound-rtp');
  const stream = streams.find(({ kind }) => kind === 'video') ?? streams[0];
  if (stream === undefined) return null;
  const pair = chosenPair(report);
  const remote = ofType<RemoteInbound>(report, 'remote-inbound-rtp').find(({ kind }) => kind === stream.kind);
  return {
    id: stream.id,
    frames: stream.framesSent ?? 0,
    encodingMs: msOf(stream.totalEncodeTime),
    packets: stream.packetsSent ?? 0,
    waitingMs: msOf(stream.totalPacketSendDelay),
    limitedBy: stream.qualityLimitationReason ?? null,
    outgoingBps: pair?.availableOutgoingBitrate ?? null,
    loss: remote?.fractionLost ?? null,
    rttMs: msOf(pair?.currentRoundTripTime),
  };
}

function pathOf(candidate: Candidate | undefined): Path | null {
  if (candidate?.candidateType === 'relay') return 'relay';
  return candidate?.protocol === 'udp' || candidate?.protocol === 'tcp' ? candidate.protocol : null;
}

/** Not every browser tells of the pairs of candidates: what arrived of the media counts as well. */
const heardIn = (report: StatsReport): number =>
  sum(
    ofType<Pair>(report, 'candidate-pair').flatMap((pair) => [pair.bytesReceived, pair.responsesReceived]),
  ) + sum(receivedIn(report).map(({ packetsReceived }) => packetsReceived));

const sum = (counts: readonly (number | undefined)[]): number =>
  counts.reduce<number>((total, count) => total + (count ?? 0), 0);

/** `video/VP8` is VP8. */
function codecOf({ codecId }: Inbound, report: StatsReport): string | null {
  const codec = report.get(codecId ?? '') as (RTCStats & { mimeType?: string }) | undefined;
  return codec?.mimeType?.split('/')[1] ?? null;
}

const msOf = (seconds: number | undefined): number | null => (seconds === undefined ? null : seconds * 1_000);
