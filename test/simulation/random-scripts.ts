import fc from 'fast-check';

/** One thing that somebody does. Numbers choose among those there are, modulo their count. */
export type Step =
  | { readonly type: 'request'; readonly tablet: number; readonly language: string }
  | { readonly type: 'end-by-tablet'; readonly tablet: number }
  | { readonly type: 'end-by-interpreter'; readonly interpreter: number }
  | { readonly type: 'accept' | 'decline' | 'late-accept' | 'wrap-up-done'; readonly interpreter: number }
  | {
      readonly type: 'status';
      readonly interpreter: number;
      readonly status: 'available' | 'break' | 'offline';
    }
  | { readonly type: 'media-up'; readonly tablet: number }
  | { readonly type: 'leave' | 'return'; readonly side: 'tablet' | 'interpreter'; readonly index: number };

/** What happens at once, and how much time passes after it, in milliseconds. */
export interface Beat {
  readonly steps: readonly Step[];
  readonly passMs: number;
}

const index = fc.nat({ max: 7 });
const of = <T extends Step['type']>(type: T) => fc.constant(type);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ type: of('request'), tablet: index, language: fc.constantFrom('jsl', 'en') }),
  },
  { weight: 5, arbitrary: fc.record({ type: fc.constantFrom('accept', 'late-accept'), interpreter: index }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constantFrom('decline', 'wrap-up-done'), interpreter: index }),
  },
  { weight: 2, arbitrary: fc.record({ type: of('end-by-tablet'), tablet: index }) },
  { weight: 1, arbitrary: fc.record({ type: of('end-by-interpreter'), interpreter: index }) },
  { weight: 2, arbitrary: fc.record({ type: of('media-up'), tablet: index }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: of('status'),
      interpreter: index,
      status: fc.constantFrom('available', 'available', 'break', 'offline'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constantFrom('leave', 'return'),
      side: fc.constantFrom('tablet', 'interpreter'),
      index,
    }),
  },
);

/** Mostly no time passes; sometimes an offer, a grace, a wrap-up or the whole queue time runs out. */
const passMs = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 20_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(15_000, 30_000, 60_000, 120_000, 600_000) },
);

const beat: fc.Arbitrary<Beat> = fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 4 }), passMs });

/** A random stretch of a ward's day. */
export const script: fc.Arbitrary<Beat[]> = fc.array(beat, { minLength: 3, maxLength: 12 });
