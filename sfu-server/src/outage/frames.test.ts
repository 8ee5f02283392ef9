import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeFrames, encodeFrame } from './frames.ts';

const payload = fc.uint8Array({ minLength: 1, maxLength: 60 }).map((bytes) => Buffer.from(bytes));

it('gives back every payload, in order', () => {
  fc.assert(
    fc.property(fc.array(payload), (payloads) => {
      const bytes = Buffer.concat(payloads.map(encodeFrame));
      expect(decodeFrames(bytes)).toEqual({ payloads, wholeBytes: bytes.length });
    }),
  );
});

it('cut at any byte, gives back what is whole and says where that ends', () => {
  fc.assert(
    fc.property(fc.array(payload, { minLength: 1, maxLength: 4 }), (payloads) => {
      const frames = payloads.map(encodeFrame);
      const bytes = Buffer.concat(frames);
      for (let cut = 0; cut <= bytes.length; cut += 1) {
        const { payloads: found, wholeBytes } = decodeFrames(bytes.subarray(0, cut));
        expect(found).toEqual(payloads.slice(0, found.length));
        expect(wholeBytes).toBe(Buffer.concat(frames.slice(0, found.length)).length);
        expect(cut - wholeBytes).toBeLessThan(frames[found.length]?.length ?? 1);
      }
    }),
    { numRuns: 25 },
  );
});

it('never gives out a payload in which a byte was changed', () => {
  fc.assert(
    fc.property(payload, fc.nat(), fc.integer({ min: 1, max: 255 }), (only, at, change) => {
      const bytes = encodeFrame(only);
      const index = at % bytes.length;
      bytes.writeUInt8(bytes.readUInt8(index) ^ change, index);
      expect(decodeFrames(bytes)).toEqual({ payloads: [], wholeBytes: 0 });
    }),
  );
});

it('takes zeros for damage, not for empty frames', () => {
  expect(decodeFrames(Buffer.alloc(64))).toEqual({ payloads: [], wholeBytes: 0 });
});

it('refuses a payload that is too long', () => {
  expect(() => encodeFrame(Buffer.alloc(65 * 1024))).toThrow(RangeError);
});
