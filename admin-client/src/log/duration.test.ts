import { describe, expect, it } from 'vitest';
import { durationParts, secondsOf, talkOf, waitOf } from './duration.ts';

const times = { requestedAt: 1_000, acceptedAt: null, activeAt: null, endedAt: null };

describe('waitOf', () => {
  it('ends with the answer, not with the call', () => {
    expect(waitOf({ ...times, acceptedAt: 8_000, endedAt: 90_000 })).toEqual({ from: 1_000, until: 8_000 });
  });

  it('ends with a call that nobody answered, and lasts before that', () => {
    expect(waitOf({ ...times, endedAt: 9_000 }).until).toBe(9_000);
    expect(waitOf(times).until).toBeNull();
  });
});

describe('talkOf', () => {
  it('is nothing before both sides had media', () => {
    expect(talkOf({ ...times, acceptedAt: 2_000, endedAt: 3_000 })).toBeNull();
    expect(talkOf({ ...times, activeAt: 3_000 })).toEqual({ from: 3_000, until: null });
  });
});

describe('secondsOf', () => {
  it('runs while the stretch lasts and never below nothing', () => {
    expect(secondsOf({ from: 1_000, until: null }, 4_999)).toBe(3);
    expect(secondsOf({ from: 5_000, until: null }, 1_000)).toBe(0);
    expect(secondsOf({ from: 1_000, until: 2_000 }, 99_000)).toBe(1);
  });
});

describe('durationParts', () => {
  it.each([
    [0, { form: 'seconds', hours: 0, minutes: '0', seconds: '0' }],
    [59, { form: 'seconds', hours: 0, minutes: '0', seconds: '59' }],
    [65, { form: 'minutes', hours: 0, minutes: '1', seconds: '05' }],
    [3_600, { form: 'hours', hours: 1, minutes: '00', seconds: '00' }],
    [7_505, { form: 'hours', hours: 2, minutes: '05', seconds: '05' }],
  ])('%i s', (seconds, parts) => expect(durationParts(seconds)).toEqual(parts));
});
