import { expect, it } from 'vitest';
import { isUnavailable } from './unavailable.ts';

it.each(['ECONNREFUSED', 'ENOENT', 'ENOSPC', 'EROFS', '57P01', '57P03', '57014', '53100', '08006'])(
  '%s says that the database is away',
  (code) => {
    expect(isUnavailable(Object.assign(new Error('x'), { code }))).toBe(true);
  },
);

it.each(['23505', '40001', '42P01'])('%s is an answer of the database', (code) => {
  expect(isUnavailable(Object.assign(new Error('x'), { code }))).toBe(false);
});

it('knows what the driver says without a code', () => {
  expect(isUnavailable(new Error('Connection terminated unexpectedly'))).toBe(true);
  expect(isUnavailable(new Error('timeout expired'))).toBe(true);
  expect(isUnavailable(new Error('something else'))).toBe(false);
});
