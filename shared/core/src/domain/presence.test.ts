import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MadoError } from './errors.ts';
import { mayProlong, nextActivity, wrapUpMs, type Activity, type ActivityEvent } from './presence.ts';

const at = new Date('2026-04-01T09:00:00Z');
const idle: Activity = { state: 'idle', since: new Date(0) };
const events: fc.Arbitrary<ActivityEvent> = fc.constantFrom(
  { type: 'reserve', at },
  { type: 'release', at },
  { type: 'answer', at },
  { type: 'call-ended', at, wrapUpMs: 30_000 },
  { type: 'wrap-up-done', at },
);

/** The next activity, or the same one when the event is refused. */
function attempt(activity: Activity, event: ActivityEvent): Activity {
  try {
    return nextActivity(activity, event);
  } catch (error) {
    expect(error).toBeInstanceOf(MadoError);
    return activity;
  }
}

describe('after-call work', () => {
  const after = (seconds: number) => new Date(at.getTime() + seconds * 1_000);
  const prolong = (activity: Activity) => nextActivity(activity, { type: 'prolong-wrap-up' });

  it('is made longer by a minute at a time, up to ten', () => {
    let activity: Activity = { state: 'wrap-up', since: at, until: after(30) };
    const ends = Array.from({ length: 11 }, () => {
      expect(mayProlong(activity)).toBe(activity.state === 'wrap-up' && activity.until < after(600));
      activity = prolong(activity);
      return activity.state === 'wrap-up' ? activity.until : null;
    });
    expect(ends).toEqual([90, 150, 210, 270, 330, 390, 450, 510, 570, 600, 600].map(after));
  });

  it('that is set to be longer stays as long as it is', () => {
    const long: Activity = { state: 'wrap-up', since: at, until: after(900) };
    expect(prolong(long)).toEqual(long);
    expect(mayProlong(long)).toBe(false);
  });

  it('is there to be made longer after a call alone', () => {
    expect(mayProlong({ ...idle })).toBe(false);
    expect(() => prolong({ ...idle })).toThrow('invalid-transition: prolong-wrap-up in idle');
  });
});

describe('nextActivity', () => {
  it('goes round: idle, reserved, on call, wrap-up, idle', () => {
    const reserved = nextActivity(idle, { type: 'reserve', at });
    const onCall = nextActivity(reserved, { type: 'answer', at });
    const wrapUp = nextActivity(onCall, { type: 'call-ended', at, wrapUpMs: 60_000 });
    expect(wrapUp).toEqual({ state: 'wrap-up', since: at, until: new Date(at.getTime() + 60_000) });
    expect(nextActivity(wrapUp, { type: 'wrap-up-done', at })).toEqual({ state: 'idle', since: at });
  });

  it('is idle again where an offer came to nothing', () => {
    expect(nextActivity({ state: 'reserved', since: at }, { type: 'release', at })).toEqual({
      state: 'idle',
      since: at,
    });
  });

  it('refuses what does not follow, and tells the log', () => {
    expect(() => nextActivity(idle, { type: 'answer', at })).toThrow('invalid-transition: answer in idle');
  });

  it('comes to a call only through an offer, and never rings who is not idle', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 40 }), (script) => {
        let activity: Activity = { ...idle };
        for (const event of script) {
          const before: Activity = activity;
          activity = attempt(before, event);
          if (activity === before) continue;
          if (activity.state === 'on-call') expect(before.state).toBe('reserved');
          if (activity.state === 'reserved') expect(before.state).toBe('idle');
        }
      }),
    );
  });
});

it('leaves more time after a call in signs than after a spoken one', () => {
  expect(wrapUpMs.sign).toBeGreaterThan(wrapUpMs.spoken);
});
