import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasPreferences,
  languageVariants,
  noWishes,
  plainTicket,
  preferences,
  regardOf,
  ticketNumber,
  unmetBy,
  variantTags,
  type EarlierCall,
} from './wishes.ts';

describe('a ticket number', () => {
  it.each([['A-102'], ['Ａ－１０２'], ['a102'], ['A 102'], ['A.1_02']])(
    '%s is one, however it is typed',
    (typed) => {
      expect(plainTicket(typed)).toBe('A102');
    },
  );

  it.each([['A-102'], ['Ａ－１０２'], ['7'], ['福祉12'], ['1'.repeat(20)]])('may be %s', (typed) => {
    expect(ticketNumber.safeParse(typed).success).toBe(true);
  });

  it.each([[''], ['-'], ['1'.repeat(21)], ['<b>1</b>'], ['1\n2'], ['a@b.jp']])('is not %j', (typed) => {
    expect(ticketNumber.safeParse(typed).success).toBe(false);
  });

  it('is never nothing once it is plain', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (typed) => {
        fc.pre(ticketNumber.safeParse(typed).success);
        expect(plainTicket(typed)).not.toBe('');
      }),
    );
  });
});

describe('variants of a language', () => {
  const variant = { tag: 'jsl', names: { ja: '日本手話', en: 'Japanese Sign Language' } };
  it('have names, by the language of the screen', () => {
    const all = [
      variant,
      { tag: 'manually-coded', names: { ...variant.names, ko: '대응 수화', 'zh-Hans': '对应手语' } },
    ];
    expect(languageVariants.parse(all)).toEqual(all);
    expect(languageVariants.parse([])).toEqual([]);
  });

  it.each([
    ['twice the same', [variant, variant]],
    ['one without a name', [{ ...variant, names: { ja: '日本手話', en: ' ' } }]],
    ['one without a name in English', [{ ...variant, names: { ja: '日本手話' } }]],
    ['a name that no button holds', [{ ...variant, names: { ...variant.names, ja: 'あ'.repeat(41) } }]],
    ['a tag of other letters', [{ ...variant, tag: 'JSL' }]],
    [
      'more than can be told apart',
      Array.from({ length: 11 }, (_no, index) => ({ ...variant, tag: `v${index}` })),
    ],
    ['what is no setting', [{ ...variant, colour: 'red' }]],
  ])('are not %s', (_what, variants) => {
    expect(languageVariants.safeParse(variants).success).toBe(false);
  });

  it('are named once by whoever asks for them, and ten at most', () => {
    const ten = Array.from({ length: 10 }, (_no, index) => `v${index}`);
    expect(variantTags.parse(ten)).toEqual(ten);
    expect(variantTags.safeParse(['jsl', 'jsl']).success).toBe(false);
    expect(variantTags.safeParse([...ten, 'jsl']).success).toBe(false);
  });
});

describe('preferences', () => {
  it.each([[{}], [{ gender: 'woman' }], [{ gender: 'man', deaf: true }]])('may be %j', (some) => {
    expect(preferences.parse(some)).toEqual(some);
  });
  it.each([[{ gender: 'other' }], [{ deaf: false }], [{ age: 30 }], [{ gender: null }]])(
    'are not %j',
    (some) => {
      expect(preferences.safeParse(some).success).toBe(false);
    },
  );

  it.each([
    [{}, false],
    [{ variants: ['jsl'], excluded: ['a'] }, false],
    [{ gender: 'man' }, true],
    [{ deaf: true }, true],
    [{ again: 'a' }, true],
  ] as const)('%j are there: %s', (wished, are) => {
    expect(hasPreferences({ ...noWishes, ...wished })).toBe(are);
  });

  it('are met the less the more is missing, and what is said now counts before who was there', () => {
    const wishes = { ...noWishes, gender: 'woman', deaf: true, again: 'a' } as const;
    const who = { variants: [], gender: 'woman', deaf: true, interpreterId: 'a' } as const;
    expect(unmetBy(who, wishes)).toBe(0);
    expect(unmetBy({ ...who, interpreterId: 'b' }, wishes)).toBe(1);
    expect(unmetBy({ ...who, gender: null }, wishes)).toBe(2);
    expect(unmetBy({ ...who, deaf: false }, wishes)).toBe(2);
    expect(unmetBy({ ...who, gender: 'man', deaf: false, interpreterId: 'b' }, wishes)).toBe(5);
    expect(unmetBy({ ...who, gender: 'man', deaf: false, interpreterId: 'b' }, noWishes)).toBe(0);
  });
});

describe('who was there before', () => {
  const call = (interpreterId: string, nextTime: EarlierCall['nextTime'] = null) => ({
    interpreterId,
    nextTime,
  });
  it.each<[string, EarlierCall[], ReturnType<typeof regardOf>]>([
    ['nobody', [], { again: null, excluded: [] }],
    ['the last one first', [call('b'), call('a')], { again: 'b', excluded: [] }],
    [
      'whoever was asked for, before the last one',
      [call('b'), call('a', 'same')],
      { again: 'a', excluded: [] },
    ],
    ['not whom they will not have', [call('b', 'other'), call('a')], { again: 'a', excluded: ['b'] }],
    ['nobody of those', [call('b', 'other'), call('a', 'other')], { again: null, excluded: ['b', 'a'] }],
    ['by the last word', [call('a', 'same'), call('a', 'other')], { again: 'a', excluded: [] }],
    [
      'by the last word, the other way',
      [call('a', 'other'), call('a', 'same')],
      { again: null, excluded: ['a'] },
    ],
    [
      'by a word that silence does not take back',
      [call('a'), call('a', 'other')],
      { again: null, excluded: ['a'] },
    ],
  ])('is tried: %s', (_what, earlier, regard) => {
    expect(regardOf(earlier)).toEqual(regard);
  });
});
