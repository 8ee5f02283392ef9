import { describe, expect, it } from 'vitest';
import { whoOf } from './timeline.ts';

const interpreter = '大阪 花子';

describe('whoOf', () => {
  it('names the interpreter who was rung', () => {
    expect(whoOf({ type: 'offered', side: null, interpreter })).toEqual({ name: interpreter });
    expect(whoOf({ type: 'declined', side: 'interpreter', interpreter })).toEqual({ name: interpreter });
  });

  it('blames nobody for what another did', () => {
    expect(whoOf({ type: 'ended', side: 'tablet', interpreter })).toEqual({ side: 'tablet' });
    expect(whoOf({ type: 'ended', side: null, interpreter })).toBeNull();
  });

  it('names a side where nobody is named', () => {
    expect(whoOf({ type: 'requested', side: 'tablet', interpreter: null })).toEqual({ side: 'tablet' });
    expect(whoOf({ type: 'disconnected', side: 'interpreter', interpreter: null })).toEqual({
      side: 'interpreter',
    });
    expect(whoOf({ type: 'connected', side: null, interpreter })).toEqual({ side: 'both' });
  });
});
