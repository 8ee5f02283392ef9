import type { LineReading } from '@mado/core/domain/ladder-standing.ts';
import { thresholds } from '@mado/core/domain/quality.ts';
import { chosenPair, ofType, type StatsReport } from './stats-report.ts';

/** What the transport that sends tells of the own line, and of the encoder. */
export function lineReadingOf(report: StatsReport): Omit<LineReading, 'down'> {
  const pictures = ofType<RTCOutboundRtpStreamStats>(report, 'outbound-rtp').filter(
    ({ kind, active }) => kind === 'video' && active !== false,
  );
  return {
    up: chosenPair(report)?.availableOutgoingBitrate ?? null,
    lags: pictures.some(
      ({ qualityLimitationReason, framesPerSecond }) =>
        qualityLimitationReason === 'cpu' && (framesPerSecond ?? 0) < thresholds.fps,
    ),
  };
}
