import { WINDOW_MS } from '@mado/core/domain/quality-window.ts';

/** The value of one window; null where it has none. */
export interface Point {
  readonly at: number;
  readonly value: number | null;
}

/** The time that a chart shows. */
export interface Frame {
  readonly from: number;
  readonly until: number;
}

/** The drawing, in its own units: the room for words at the left and below is part of it. */
export const drawing = { width: 800, height: 132, left: 44, right: 12, top: 10, bottom: 22 } as const;

/** From the answer, or the first window if that began before it, to the end of the last window. */
export function frameOf(windows: readonly { readonly at: number }[], startedAt: number): Frame {
  const first = windows[0]?.at ?? startedAt;
  const last = windows.at(-1)?.at ?? startedAt;
  return { from: Math.min(first, startedAt), until: Math.max(last, startedAt) + WINDOW_MS };
}

export const xOf = ({ from, until }: Frame, at: number): number => {
  const { width, left, right } = drawing;
  return left + ((at - from) / (until - from)) * (width - left - right);
};

export const yOf = (top: number, value: number): number => {
  const { height, bottom, top: edge } = drawing;
  return height - bottom - (value / top) * (height - bottom - edge);
};

/** A line that holds each value for its window, and is broken where there is none. */
export function stepPath(frame: Frame, top: number, points: readonly Point[]): string {
  const rounded = (value: number) => Math.round(value * 10) / 10;
  let drawnTo: number | null = null;
  let path = '';
  for (const { at, value } of points) {
    if (value === null) continue;
    const y = rounded(yOf(top, value));
    path += drawnTo === at ? `V${y}` : `M${rounded(xOf(frame, at))} ${y}`;
    drawnTo = at + WINDOW_MS;
    path += `H${rounded(xOf(frame, drawnTo))}`;
  }
  return path;
}

/** Seconds between the marks of time. */
const steps = [10, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600];
const MOST_MARKS = 8;

/** Marks of time since the answer, in seconds: few enough to be read. */
export function marksOf({ from, until }: Frame, startedAt: number): number[] {
  const seconds = (until - startedAt) / 1_000;
  const step = steps.find((one) => seconds / one <= MOST_MARKS) ?? 7_200;
  const count = Math.floor(seconds / step) + 1;
  const marks = Array.from({ length: count }, (_, index) => index * step);
  return marks.filter((mark) => startedAt + mark * 1_000 >= from);
}

/** The least and the greatest value; null where there is none. */
export function rangeOf(points: readonly Point[]): readonly [number, number] | null {
  const values = points.map(({ value }) => value).filter((value) => value !== null);
  return values.length === 0 ? null : [Math.min(...values), Math.max(...values)];
}
