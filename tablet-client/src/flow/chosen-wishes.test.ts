import { expect, it } from 'vitest';
import { countChosen, isTicket, nothingChosen, wishedFor, type ChosenWishes } from './chosen-wishes.ts';

const jsl = { tag: 'jsl', modality: 'sign' } as const;
const en = { tag: 'en', modality: 'spoken' } as const;
const all: ChosenWishes = {
  ticket: 'A-102',
  topic: 'tax',
  variants: { jsl: 'coded' },
  gender: 'woman',
  deaf: true,
};

it('nothing is asked for where nothing was chosen', () => {
  expect(wishedFor(jsl, nothingChosen)).toEqual({});
  expect(countChosen(nothingChosen)).toBe(0);
});

it('all is asked for, and variants of the language alone', () => {
  const wished = { ticket: 'A-102', topic: 'tax', preferences: { gender: 'woman', deaf: true } };
  expect(wishedFor(jsl, all)).toEqual({ ...wished, variants: ['coded'] });
  expect(wishedFor(en, all)).toEqual(wished);
  expect(countChosen(all)).toBe(5);
});

it('one preference goes without the other', () => {
  expect(wishedFor(en, { ...nothingChosen, deaf: true })).toEqual({ preferences: { deaf: true } });
  expect(wishedFor(en, { ...nothingChosen, gender: 'man' })).toEqual({ preferences: { gender: 'man' } });
});

it.each([
  ['', true],
  [' 12 ', true],
  ['Ａ－１', true],
  ['A-1', true],
  ['<1>', false],
])('%j can be a ticket: %s', (typed, can) => {
  expect(isTicket(typed)).toBe(can);
});
