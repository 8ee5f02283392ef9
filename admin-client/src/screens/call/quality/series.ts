import type { Modality } from '@mado/core/domain/language.ts';
import { thresholds } from '@mado/core/domain/quality.ts';
import { percentile, ratio } from '@mado/core/domain/quality-numbers.ts';
import { lossOf } from '@mado/core/domain/quality-summary.ts';
import type { QualityPassage } from '@mado/core/protocol/quality.ts';
import type { TimelineEntry } from '@mado/core/protocol/rest/calls.ts';
import type { Frame, Point } from './chart.ts';

/** What one chart shows. */
export interface Series {
  readonly line: readonly Point[];
  /** Drawn thin beside the line. */
  readonly beside: readonly Point[];
  readonly threshold: number | null;
  /** The value at the top of the chart, unless there is a greater one. */
  readonly top: number;
}

export type ChartKind = 'fps' | 'loss' | 'concealment' | 'delay';

/** Signing is judged by the picture, speech by the sound. */
export const chartsOf = (modality: Modality): readonly ChartKind[] =>
  modality === 'sign' ? ['fps', 'loss', 'delay'] : ['concealment', 'loss', 'delay'];

const of = (windows: readonly QualityPassage[], value: (window: QualityPassage) => number | null): Point[] =>
  windows.map((window) => ({ at: window.at, value: value(window) }));

const inPercent = (share: number | null): number | null => (share === null ? null : share * 100);

/** The windows of a call as the lines of a chart. */
export function seriesOf(kind: ChartKind, windows: readonly QualityPassage[]): Series {
  switch (kind) {
    case 'fps':
      return {
        line: of(windows, ({ receive }) => percentile(receive.fps, 50)),
        beside: of(windows, ({ receive }) => percentile(receive.fps, 0)),
        threshold: thresholds.fps,
        top: 30,
      };
    case 'loss':
      return {
        line: of(windows, ({ receive }) => inPercent(lossOf([receive]))),
        beside: [],
        threshold: null,
        top: 5,
      };
    case 'concealment':
      return {
        line: of(windows, ({ receive }) => inPercent(ratio(receive.concealed, receive.samples))),
        beside: [],
        threshold: thresholds.concealment * 100,
        top: 10,
      };
    case 'delay':
      return {
        line: of(windows, ({ delayMs }) => delayMs),
        beside: [],
        threshold: thresholds.delayMs,
        top: 500,
      };
  }
}

/** When a connection was lost or came back, within what a chart shows. */
export const breaksIn = (timeline: readonly TimelineEntry[], { from, until }: Frame): number[] =>
  timeline
    .filter(({ type }) => type === 'disconnected' || type === 'reconnected')
    .map(({ at }) => at)
    .filter((at) => at >= from && at <= until);
