import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Reading } from './quality-reading.ts';
import { nothingCarried, sampleOf } from './quality-sample.ts';

const both = { picture: true, sound: true };
const counter = fc.nat({ max: 1_000_000 });
const maybe = fc.option(fc.nat({ max: 100_000 }));
const readings: fc.Arbitrary<Reading> = fc.record({
  at: fc.nat({ max: 100_000 }),
  picture: fc.option(
    fc.record({
      ...{
        id: fc.constantFrom('a', 'b'),
        decoded: counter,
        arrived: counter,
        freezes: maybe,
        frozenMs: maybe,
      },
      ...{ width: maybe, height: maybe, received: counter, lost: fc.integer({ min: -50, max: 5_000 }) },
      ...{
        repaired: maybe,
        jitterMs: maybe,
        processingMs: maybe,
        playoutAt: maybe,
        codec: fc.constant('VP8'),
      },
    }),
  ),
  sound: fc.option(
    fc.record({
      ...{
        id: fc.constantFrom('a', 'b'),
        samples: counter,
        concealed: counter,
        received: counter,
        lost: counter,
      },
      ...{ jitterMs: maybe, bufferMs: maybe, emitted: maybe, playoutAt: maybe, codec: fc.constant('opus') },
    }),
  ),
  rttMs: maybe,
  path: fc.constantFrom('udp', 'tcp', null),
  heard: counter,
  sent: fc.constant(null),
});

it('never tells of less than nothing, whatever the counters do', () => {
  fc.assert(
    fc.property(readings, readings, (before, now) => {
      const { picture: seen, sound } = sampleOf(before, now, {
        expected: both,
        carry: nothingCarried,
      }).receive;
      for (const value of [
        seen?.fps,
        seen?.received,
        seen?.lost,
        seen?.frozenMs,
        seen?.freezes,
        seen?.delayMs,
      ])
        expect(value ?? 0).toBeGreaterThanOrEqual(0);
      expect(sound?.concealed ?? 0).toBeLessThanOrEqual(sound?.samples ?? 0);
    }),
  );
});
