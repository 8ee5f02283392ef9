import { expect, test } from 'vitest';
import { loweredWords } from './lowered.ts';

test('nothing is said while all is sent', () => {
  expect(loweredWords(null, null)).toBeNull();
});

test('whoever sends says why, and the words are for whoever reads them', () => {
  const seen = (cause: 'own-line' | 'their-line' | 'device') =>
    loweredWords({ rung: 'smaller', cause }, null);
  expect(seen('own-line')).toEqual({ whose: 'seen', what: 'small', cause: 'line', where: 'there' });
  expect(seen('their-line')).toEqual({ whose: 'seen', what: 'small', cause: 'line', where: 'here' });
  expect(seen('device')).toEqual({ whose: 'seen', what: 'small', cause: 'device', where: 'there' });
  const sent = (cause: 'own-line' | 'their-line' | 'device') => loweredWords(null, { rung: 'slow', cause });
  expect(sent('own-line')).toEqual({ whose: 'sent', what: 'slow', cause: 'line', where: 'here' });
  expect(sent('their-line')).toEqual({ whose: 'sent', what: 'slow', cause: 'line', where: 'there' });
  expect(sent('device')).toEqual({ whose: 'sent', what: 'slow', cause: 'device', where: 'here' });
});

test('of two the graver is told', () => {
  const small = { rung: 'lower', cause: 'own-line' } as const;
  const slow = { rung: 'slow', cause: 'own-line' } as const;
  expect(loweredWords(small, slow)).toMatchObject({ whose: 'sent', what: 'slow' });
  expect(loweredWords(slow, small)).toMatchObject({ whose: 'seen', what: 'slow' });
  expect(loweredWords(small, small)).toMatchObject({ whose: 'seen', what: 'small' });
});
