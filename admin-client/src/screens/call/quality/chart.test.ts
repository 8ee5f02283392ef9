import { describe, expect, it } from 'vitest';
import { drawing, frameOf, marksOf, rangeOf, stepPath, xOf, yOf } from './chart.ts';

const frame = { from: 0, until: 100_000 };

describe('the frame of a chart', () => {
  it('is from the answer to the end of the last window', () => {
    expect(frameOf([{ at: 10_000 }, { at: 40_000 }], 12_000)).toEqual({ from: 10_000, until: 50_000 });
    expect(frameOf([{ at: 20_000 }], 12_000)).toEqual({ from: 12_000, until: 30_000 });
    expect(frameOf([], 12_000)).toEqual({ from: 12_000, until: 22_000 });
  });

  it('leaves room for its words', () => {
    expect([xOf(frame, 0), xOf(frame, 100_000)]).toEqual([drawing.left, drawing.width - drawing.right]);
    expect([yOf(30, 0), yOf(30, 30)]).toEqual([drawing.height - drawing.bottom, drawing.top]);
  });
});

describe('the line of a chart', () => {
  it('holds each value for its window and steps to the next', () => {
    const path = stepPath(frame, 30, [
      { at: 0, value: 0 },
      { at: 10_000, value: 30 },
    ]);
    expect(path).toBe('M44 110H118.4V10H192.8');
  });

  it('is broken where nothing was recorded, and where there is no value', () => {
    const gap = [
      { at: 0, value: 0 },
      { at: 30_000, value: 0 },
    ];
    expect(stepPath(frame, 30, gap).match(/M/g)).toHaveLength(2);
    const unknown = [
      { at: 0, value: 0 },
      { at: 10_000, value: null },
      { at: 20_000, value: 0 },
    ];
    expect(stepPath(frame, 30, unknown).match(/M/g)).toHaveLength(2);
    expect(stepPath(frame, 30, [{ at: 0, value: null }])).toBe('');
  });
});

it.each([
  [25, [0, 10, 20]],
  [100, [0, 30, 60, 90]],
  [3_600, [0, 600, 1_200, 1_800, 2_400, 3_000, 3_600]],
])('marks %i seconds with few marks', (seconds, marks) => {
  expect(marksOf({ from: 0, until: seconds * 1_000 }, 0)).toEqual(marks);
});

it('knows the range of what is known', () => {
  expect(
    rangeOf([
      { at: 0, value: 3 },
      { at: 1, value: null },
      { at: 2, value: 7 },
    ]),
  ).toEqual([3, 7]);
  expect(rangeOf([{ at: 0, value: null }])).toBeNull();
});
