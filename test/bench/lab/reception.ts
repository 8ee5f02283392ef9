import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { frameTimes, recordPicture } from '../../support/remote-picture.ts';
import { gaps, longest } from '../gaps.ts';
import { percentile } from '../measurement.ts';

/** How a page received the other side for some seconds of a steady state. */
export interface Reception {
  /** Frames shown in a second: the fifth percentile of all seconds, and the median. */
  readonly fpsP5: number;
  readonly fpsP50: number;
  /** The longest time without a new frame, in milliseconds. */
  readonly freezeMs: number;
  /** Of the picture at the end. */
  readonly pixels: number;
  /** The share of the sound that was made up. */
  readonly concealed: number;
  /** Median of the milliseconds between sound and picture. */
  readonly skewMs: number;
  /** The share of the time in which the page's own encoder was held back by its processor. */
  readonly slowed: number;
}

/** What the statistics of a page say so far. */
interface Counts {
  readonly at: number;
  readonly pixels: number;
  readonly samples: number;
  readonly concealed: number;
  readonly skewMs: number | null;
  readonly cpuSeconds: number;
}

/** Watches for so many seconds. */
export async function receive(page: Page, seconds: number): Promise<Reception> {
  const before = await counts(page);
  await recordPicture(page);
  const skews: number[] = [];
  for (let second = 0; second < seconds; second += 1) {
    await pause(1_000);
    const { skewMs } = await counts(page);
    if (skewMs !== null) skews.push(Math.abs(skewMs));
  }
  const times = await frameTimes(page);
  const after = await counts(page);
  const fps = framesPerSecond(times, seconds);
  return {
    fpsP5: percentile(fps, 0.05),
    fpsP50: percentile(fps, 0.5),
    freezeMs: longest(gaps([...times, Math.max(times.at(-1) ?? 0, (times[0] ?? 0) + seconds * 1_000)])),
    pixels: after.pixels,
    concealed: (after.concealed - before.concealed) / Math.max(1, after.samples - before.samples),
    skewMs: skews.length === 0 ? NaN : percentile(skews, 0.5),
    slowed: ((after.cpuSeconds - before.cpuSeconds) * 1_000) / (after.at - before.at),
  };
}

function framesPerSecond(times: readonly number[], seconds: number): number[] {
  const [start = 0, ...frames] = times;
  return Array.from({ length: seconds }, (_, second) => {
    const from = start + second * 1_000;
    return frames.filter((at) => at > from && at <= from + 1_000).length;
  });
}

/** The fields of the statistics that are read here. */
interface Stat {
  readonly type: string;
  readonly kind?: string;
  readonly frameWidth?: number;
  readonly frameHeight?: number;
  readonly totalSamplesReceived?: number;
  readonly concealedSamples?: number;
  readonly silentConcealedSamples?: number;
  readonly estimatedPlayoutTimestamp?: number;
  readonly qualityLimitationDurations?: Readonly<Record<string, number>>;
  readonly framesDecoded?: number;
}

const counts = (page: Page): Promise<Counts> =>
  page.evaluate(async () => {
    const open = (window.madoConnections ?? []).filter(({ connectionState }) => connectionState !== 'closed');
    const reports = await Promise.all(open.map((connection) => connection.getStats()));
    const all = reports.flatMap((report) => [...(report.values() as Iterable<Stat>)]);
    // What the server probes the line with looks like one more picture, of which nothing can be decoded.
    const received = (kind: string) =>
      all.findLast(
        (stat) =>
          stat.type === 'inbound-rtp' &&
          stat.kind === kind &&
          (stat.framesDecoded ?? stat.totalSamplesReceived ?? 0) > 0,
      );
    const [picture, sound] = [received('video'), received('audio')];
    const encoder = all.findLast(({ type, kind }) => type === 'outbound-rtp' && kind === 'video');
    const [seen, heard] = [picture?.estimatedPlayoutTimestamp, sound?.estimatedPlayoutTimestamp];
    return {
      at: performance.now(),
      pixels: (picture?.frameWidth ?? 0) * (picture?.frameHeight ?? 0),
      samples: sound?.totalSamplesReceived ?? 0,
      concealed: (sound?.concealedSamples ?? 0) - (sound?.silentConcealedSamples ?? 0),
      skewMs: seen === undefined || heard === undefined ? null : heard - seen,
      cpuSeconds: encoder?.qualityLimitationDurations?.['cpu'] ?? 0,
    };
  });
