import type { LineReading } from '@mado/core/domain/ladder-standing.ts';
import type { QueueReading } from '@mado/core/domain/standing-queue.ts';
import { thresholds } from '@mado/core/domain/quality.ts';
import { chosenPair, ofType, type StatsReport } from './stats-report.ts';

/** What the transport that sends tells of the own line, and of the encoder. */
export function lineReadingOf(report: StatsReport): Omit<LineReading, 'down'> & QueueReading {
  const pictures = ofType<RTCOutboundRtpStreamStats>(report, 'outbound-rtp').filter(
    ({ kind, active }) => kind === 'video' && active !== false,
  );
  const pair = chosenPair(report);
  const rtt = pair?.currentRoundTripTime;
  const targets = pictures.flatMap(({ targetBitrate }) => targetBitrate ?? []);
  return {
    rttMs: rtt === undefined ? null : rtt * 1_000,
    targetBps: targets.length === 0 ? null : Math.max(...targets),
    up: pair?.availableOutgoingBitrate ?? null,
    lags: pictures.some(
      ({ qualityLimitationReason, framesPerSecond }) =>
        qualityLimitationReason === 'cpu' && (framesPerSecond ?? 0) < thresholds.fps,
    ),
  };
}
