import type { ArrivalReading } from '@mado/core/domain/jitter-buffer.ts';
import { receivedIn, type StatsReport } from './stats-report.ts';

/** What the statistics have counted of what arrived. */
export interface ArrivalCounts {
  readonly frames: number;
  /** Seconds between frames: their sum, and the sum of their squares. */
  readonly between: number;
  readonly betweenSquared: number;
  readonly samples: number;
  readonly concealed: number;
  readonly missed: number;
}

/** The types of the DOM leave out what is asked for again of sound. */
type Inbound = RTCInboundRtpStreamStats & { readonly nackCount?: number };

/** Counts over all that is received. */
export function arrivalCountsOf(report: StatsReport): ArrivalCounts {
  const streams = receivedIn<Inbound>(report).filter(
    ({ framesDecoded, totalSamplesReceived }) => (framesDecoded ?? 0) + (totalSamplesReceived ?? 0) > 0,
  );
  const total = (read: (stream: Inbound) => number | undefined) =>
    streams.reduce((sum, stream) => sum + (read(stream) ?? 0), 0);
  return {
    frames: total(({ framesDecoded }) => framesDecoded),
    between: total(({ totalInterFrameDelay }) => totalInterFrameDelay),
    betweenSquared: total(({ totalSquaredInterFrameDelay }) => totalSquaredInterFrameDelay),
    samples: total(({ totalSamplesReceived }) => totalSamplesReceived),
    // What was made up in a silence is not missed.
    concealed: total(
      ({ concealedSamples = 0, silentConcealedSamples = 0 }) => concealedSamples - silentConcealedSamples,
    ),
    missed: total(({ nackCount }) => nackCount) + total(({ packetsLost }) => packetsLost),
  };
}

/** Fewer frames tell nothing of how evenly they come. */
const ENOUGH_FRAMES = 5;

/** What came between two counts; null where it was counted anew in between. */
export function arrivalBetween(before: ArrivalCounts, after: ArrivalCounts): ArrivalReading | null {
  const frames = after.frames - before.frames;
  const samples = after.samples - before.samples;
  if (frames < 0 || samples < 0) return null;
  const mean = (after.between - before.between) / frames;
  const meanSquare = (after.betweenSquared - before.betweenSquared) / frames;
  return {
    unevenMs: frames < ENOUGH_FRAMES ? null : Math.sqrt(Math.max(0, meanSquare - mean ** 2)) * 1_000,
    concealed: samples === 0 ? null : Math.max(0, after.concealed - before.concealed) / samples,
    missed: Math.max(0, after.missed - before.missed),
  };
}
