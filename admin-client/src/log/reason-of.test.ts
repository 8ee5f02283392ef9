import { describe, expect, it } from 'vitest';
import { reasonOf } from './reason-of.ts';

describe('reasonOf', () => {
  it('finds the words for what it knows', () => {
    expect(reasonOf({ type: 'ended', reason: 'queue-expired' })).toBe('ended.queue-expired');
    expect(reasonOf({ type: 'declined', reason: 'busy' })).toBe('declined.busy');
    expect(reasonOf({ type: 'rescinded', reason: 'answered' })).toBe('rescinded.answered');
  });

  it('has none for what it does not', () => {
    expect(reasonOf({ type: 'ended', reason: null })).toBeNull();
    expect(reasonOf({ type: 'ended', reason: 'busy' })).toBeNull();
    expect(reasonOf({ type: 'offered', reason: 'answered' })).toBeNull();
  });
});
