import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { weaknessOf } from './weak-secret.ts';

const rule = { length: 32, distinct: 8 };

describe('a weak secret', () => {
  it.each([
    ['a'.repeat(31), 'has 31 characters, and needs at least 32'],
    ['Change-Me_'.repeat(4), 'contains “changeme”, which is well known'],
    ['my-very-secret-key-for-production-1', 'contains “secret”, which is well known'],
    ['x'.repeat(40), 'repeats itself after one character'],
    ['abcd1234ABCD5678abcd1234ABCD5678', 'repeats itself after 16 characters'],
    ['aabbaababbbaabbaabababbabbaabbaa', 'has only 2 different characters, and needs at least 8'],
    ['0123456789abcdefghijklmnopqrstuv', 'is mostly a row of neighbours, such as 0123 or abcd'],
    ['zyxwvutsrqponmlkjihgfedcba987654', 'is mostly a row of neighbours, such as 0123 or abcd'],
  ])('%s', (secret, why) => {
    expect(weaknessOf(secret, rule)).toBe(why);
  });
});

describe('a random secret', () => {
  it.each(['hex', 'base64', 'base64url'] as const)('passes in %s', (encoding) => {
    const weaknesses = Array.from({ length: 500 }, () =>
      weaknessOf(randomBytes(24).toString(encoding).slice(0, 32), rule),
    );
    expect(weaknesses.filter((weakness) => weakness !== null)).toEqual([]);
  });

  it('passes as a token', () => {
    const weaknesses = Array.from({ length: 500 }, () =>
      weaknessOf(randomBytes(12).toString('base64url'), { length: 16, distinct: 6 }),
    );
    expect(weaknesses.filter((weakness) => weakness !== null)).toEqual([]);
  });
});
