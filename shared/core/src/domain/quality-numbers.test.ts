import fc from 'fast-check';
import { expect, it } from 'vitest';
import { percentile } from './quality-numbers.ts';

it('a percentile is one of the values, with as many at or below it as it says', () => {
  const values = fc.array(fc.option(fc.integer()), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 100 }), (all, p) => {
      const known = all.filter((value) => value !== null);
      const found = percentile(all, p);
      const share = (of: (value: number) => boolean) => known.filter(of).length / known.length;
      expect(known.length === 0 ? [null] : known).toContain(found);
      if (found === null) return;
      expect(share((value) => value <= found)).toBeGreaterThanOrEqual(p / 100);
      expect(share((value) => value < found)).toBeLessThan(p / 100);
    }),
  );
});
