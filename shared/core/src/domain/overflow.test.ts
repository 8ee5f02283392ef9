import { describe, expect, it } from 'vitest';
import { interpreterGroup } from './overflow.ts';

const partner = { name: '委託先', afterMs: 30_000, capacity: 2 };

describe('a group of interpreters', () => {
  it.each([
    ['at once and all of them', { afterMs: 0, capacity: null }],
    ['after the longest wait, as many as may be', { afterMs: 600_000, capacity: 500 }],
    ['one at a time', { capacity: 1 }],
    ['by the longest name', { name: 'あ'.repeat(60) }],
  ])('is tried %s', (_how, change) => {
    expect(interpreterGroup.parse({ ...partner, ...change })).toEqual({ ...partner, ...change });
  });

  it('has a name without blanks around it', () => {
    expect(interpreterGroup.parse({ ...partner, name: ' 隣の区 ' }).name).toBe('隣の区');
  });

  it.each([
    ['without a name', { name: '  ' }],
    ['with a name that no screen shows', { name: 'あ'.repeat(61) }],
    ['before the call', { afterMs: -1 }],
    ['after the call', { afterMs: 600_001 }],
    ['in parts', { capacity: 1.5 }],
    ['of nobody', { capacity: 0 }],
    ['of a crowd', { capacity: 501 }],
    ['with what is no setting', { colour: 'red' }],
  ])('is not one %s', (_what, change) => {
    expect(interpreterGroup.safeParse({ ...partner, ...change }).success).toBe(false);
  });
});
