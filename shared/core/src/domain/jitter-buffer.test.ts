import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextTarget, untargeted, type ArrivalReading, type BufferTarget } from './jitter-buffer.ts';

const smooth: ArrivalReading = { unevenMs: 6, concealed: 0, missed: 0 };
const repaired: ArrivalReading = { ...smooth, missed: 8 };
const leaping: ArrivalReading = { unevenMs: 48, concealed: 0, missed: 8 };
const crackling: ArrivalReading = { unevenMs: null, concealed: 0.04, missed: 3 };

const after = (readings: readonly ArrivalReading[], from: BufferTarget = untargeted): BufferTarget =>
  readings.reduce(nextTarget, from);
const seconds = (count: number, reading: ArrivalReading) => Array.from({ length: count }, () => reading);

describe('how long what arrives is held back', () => {
  it('is left to the browser while all comes evenly', () => {
    expect(after(seconds(60, smooth)).ms).toBeNull();
    expect(after(seconds(60, repaired)).ms).toBeNull();
  });

  it('grows while frames leap for want of a repair, as far as a talk bears', () => {
    expect(after(seconds(2, leaping)).ms).toBe(150);
    expect(after(seconds(4, leaping)).ms).toBe(225);
    expect(after(seconds(60, leaping)).ms).toBe(600);
  });

  it('grows for sound that was made up', () => {
    expect(after(seconds(2, crackling)).ms).toBe(150);
  });

  it('does not grow for a moment', () => {
    expect(after([leaping, ...seconds(10, smooth), leaping]).ms).toBeNull();
  });

  it('does not grow for what the sender does unevenly', () => {
    expect(after(seconds(60, { ...leaping, missed: 0 })).ms).toBeNull();
  });

  it('stays while packets are missed, and is given back step by step once none are', () => {
    const held = after(seconds(4, leaping));
    expect(after(seconds(60, repaired), held).ms).toBe(225);
    expect(after(seconds(20, smooth), held).ms).toBe(150);
    expect(after(seconds(24, smooth), held).ms).toBe(150);
    expect(after(seconds(25, smooth), held).ms).toBeNull();
  });

  it('stays within its bounds, whatever comes', () => {
    const reading = fc.record({
      unevenMs: fc.option(fc.double({ min: 0, max: 500, noNaN: true })),
      concealed: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      missed: fc.nat({ max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 200 }), (readings) => {
        const { ms } = after(readings);
        expect(ms === null || (ms >= 150 && ms <= 600)).toBe(true);
      }),
    );
  });
});
