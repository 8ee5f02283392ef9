import { describe, expect, it } from 'vitest';
import { defaultStrain } from './strain.ts';
import { routingOf, routingSettings } from './routing-settings.ts';

describe('what is set for a language', () => {
  it('stands beside the defaults of its modality', () => {
    expect(routingOf('spoken', {})).toEqual({
      offerTimeoutMs: null,
      ringWidth: 1,
      leastProficiency: 3,
      relaxAfterMs: [15_000, 30_000, 60_000],
      preferMs: 10_000,
      wrapUpMs: 30_000,
      keepFree: 0,
      strain: null,
    });
    expect(routingOf('sign', { ringWidth: 2 })).toMatchObject({
      ringWidth: 2,
      wrapUpMs: 60_000,
      strain: defaultStrain,
    });
    expect(routingOf('sign', { strain: null }).strain).toBeNull();
  });

  it.each([
    ['a width of none', { ringWidth: 0 }],
    ['a width of many', { ringWidth: 4 }],
    ['an offer that hardly rings', { offerTimeoutMs: 4_999 }],
    ['an offer that rings for ever', { offerTimeoutMs: 60_001 }],
    ['waits out of order', { relaxAfterMs: [30_000, 15_000, 60_000] }],
    ['a last wait before the second', { relaxAfterMs: [1, 3, 2] }],
    ['a wait too few', { relaxAfterMs: [1, 2] }],
    ['a time that ran backwards', { wrapUpMs: -1 }],
    ['a preference that outlasts the call', { preferMs: 600_001 }],
    ['half a person', { keepFree: 0.5 }],
    ['a proficiency beyond the scale', { leastProficiency: 6 }],
    ['what is no setting', { colour: 'red' }],
  ])('is not %s', (_what, settings) => {
    expect(routingSettings.safeParse(settings).success).toBe(false);
  });

  it('may be nothing, and may be everything', () => {
    const all = {
      offerTimeoutMs: 20_000,
      ringWidth: 3,
      leastProficiency: 5,
      relaxAfterMs: [0, 0, 600_000],
      preferMs: 600_000,
      wrapUpMs: 0,
      keepFree: 2,
      strain: defaultStrain,
    };
    expect(routingSettings.parse({})).toEqual({});
    expect(routingSettings.parse(all)).toEqual(all);
  });
});
