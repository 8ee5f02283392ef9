import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callStates, COMPLETED_AFTER_MS, endReasons, outcomes, transition } from './call.ts';
import type { CallEvent, CallStatus, EndReason } from './call.ts';
import { MadoError } from './errors.ts';

const start = new Date('2026-04-01T00:00:00Z');
const at = (ms: number) => new Date(start.getTime() + ms);

const instants = fc.integer({ min: 0, max: 1_000_000 }).map(at);
const interpreters = fc.constantFrom('hanako', 'taro');
const events: fc.Arbitrary<CallEvent> = fc.oneof(
  fc.record({ type: fc.constant('offer') }),
  fc.record({ type: fc.constant('offers-gone') }),
  fc.record({ type: fc.constant('accept'), interpreterId: interpreters, at: instants }),
  fc.record({ type: fc.constant('media-up'), side: fc.constantFrom('tablet', 'interpreter'), at: instants }),
  fc.record({ type: fc.constant('end'), reason: fc.constantFrom(...endReasons), at: instants }),
);

/** What becomes of a fresh call; a refused event changes nothing. */
function play(script: readonly CallEvent[]): CallStatus[] {
  const statuses: CallStatus[] = [{ state: 'queued' }];
  for (const event of script) {
    const status = statuses.at(-1) ?? { state: 'queued' };
    try {
      statuses.push(transition(status, event));
    } catch (error) {
      expect(error).toBeInstanceOf(MadoError);
      expect(error).toHaveProperty('code', 'invalid-transition');
    }
  }
  return statuses;
}

const answered: CallStatus = { state: 'connecting', interpreterId: 'hanako', acceptedAt: at(0), mediaUp: [] };
const accept: CallEvent = { type: 'accept', interpreterId: 'hanako', at: at(0) };
const active: CallStatus = { state: 'active', interpreterId: 'hanako', acceptedAt: at(0), activeAt: at(500) };
const end = (reason: EndReason, ms: number): CallEvent => ({ type: 'end', reason, at: at(ms) });

describe('transition', () => {
  it('absorbs everything once ended', () => {
    fc.assert(
      fc.property(fc.array(events), fc.constantFrom(...endReasons), (script, reason) => {
        const ended = transition(play(script).at(-1) ?? { state: 'queued' }, end(reason, 1));
        expect(play(script).every((status) => callStates.includes(status.state))).toBe(true);
        for (const event of script) expect(transition(ended, event)).toBe(ended);
      }),
    );
  });

  it('keeps the interpreter who answered, whatever comes later', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 30 }), (script) => {
        const named = play(script).flatMap((status) =>
          'interpreterId' in status && status.interpreterId !== null ? [status.interpreterId] : [],
        );
        expect(new Set(named).size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is active only after both sides had media', () => {
    const one = transition(answered, { type: 'media-up', side: 'tablet', at: at(100) });
    const again = transition(one, { type: 'media-up', side: 'tablet', at: at(200) });
    expect(again.state).toBe('connecting');
    const both = transition(again, { type: 'media-up', side: 'interpreter', at: at(300) });
    expect(both).toEqual({ state: 'active', interpreterId: 'hanako', acceptedAt: at(0), activeAt: at(300) });
  });

  it('belongs to whoever accepts, and waits for the media of both from then on', () => {
    const offered = transition({ state: 'queued' }, { type: 'offer' });
    expect(offered).toEqual({ state: 'offered' });
    expect(transition(offered, accept)).toEqual(answered);
  });

  it('may ring somebody else meanwhile, and waits again once no offer is left', () => {
    expect(transition({ state: 'offered' }, { type: 'offer' })).toEqual({ state: 'offered' });
    expect(transition({ state: 'offered' }, { type: 'offers-gone' })).toEqual({ state: 'queued' });
  });

  it('takes no notice of media that come up again in the call', () => {
    expect(transition(active, { type: 'media-up', side: 'tablet', at: at(900) })).toBe(active);
  });

  it.each([
    [accept, { state: 'queued' }, 'accept in queued'],
    [accept, answered, 'accept in connecting'],
    [{ type: 'offers-gone' }, { state: 'queued' }, 'offers-gone in queued'],
    [{ type: 'offer' }, answered, 'offer in connecting'],
    [{ type: 'offers-gone' }, answered, 'offers-gone in connecting'],
    [{ type: 'offer' }, active, 'offer in active'],
    [{ type: 'media-up', side: 'tablet', at: at(0) }, { state: 'offered' }, 'media-up in offered'],
  ] as const)('refuses %o in %o, and tells the log', (event, status, why) => {
    expect(() => transition(status, event)).toThrow(`invalid-transition: ${why}`);
  });

  it('names an event that got past the compiler', () => {
    expect(() => transition(active, { type: 'hold' } as never)).toThrow('unreachable: {"type":"hold"}');
  });
});

describe('a call that ended', () => {
  it('keeps when it did, who answered, and since when there were media', () => {
    expect(transition(active, end('tapped', 700))).toEqual({
      state: 'ended',
      outcome: 'completed',
      reason: 'tapped',
      endedAt: at(700),
      interpreterId: 'hanako',
      acceptedAt: at(0),
      activeAt: at(500),
    });
  });

  it('before there were media has nothing but the answer', () => {
    const kept = { interpreterId: 'hanako', acceptedAt: at(0), activeAt: null };
    expect(transition(answered, end('media-timeout', 700))).toMatchObject(kept);
  });

  it.each(['queued', 'offered'] as const)('while %s has nobody who answered', (state) => {
    const kept = { interpreterId: null, acceptedAt: null, activeAt: null };
    expect(transition({ state }, end('tapped', 700))).toMatchObject(kept);
  });
});

describe('the outcome', () => {
  it.each([
    ['tapped', { state: 'queued' }, 'cancelled'],
    ['lost', { state: 'offered' }, 'cancelled'],
    ['tapped', answered, 'cancelled'],
    ['nobody-available', { state: 'queued' }, 'unavailable'],
    ['closed', { state: 'queued' }, 'unavailable'],
    ['nobody-left', { state: 'queued' }, 'no-answer'],
    ['queue-expired', { state: 'offered' }, 'no-answer'],
    ['media-timeout', answered, 'failed'],
    ['interpreter-ended', answered, 'failed'],
    ['interpreter-lost', answered, 'failed'],
    ['interpreter-disabled', answered, 'failed'],
    ['tapped', active, 'completed'],
    ['interpreter-ended', active, 'completed'],
  ] as const)('%s in %o is %s', (reason, status, outcome) => {
    expect(transition(status, end(reason, 501))).toMatchObject({ state: 'ended', outcome, reason });
  });

  it.each(['lost', 'interpreter-lost'] as const)(
    'of a call that dropped (%s) is completed once media flowed long enough',
    (reason) => {
      const long = end(reason, 500 + COMPLETED_AFTER_MS);
      const short = end(reason, 499 + COMPLETED_AFTER_MS);
      expect(transition(active, long)).toMatchObject({ outcome: 'completed' });
      expect(transition(active, short)).toMatchObject({ outcome: 'failed' });
    },
  );

  it('is always one of the five', () => {
    fc.assert(
      fc.property(fc.array(events), (script) => {
        for (const status of play(script)) {
          if (status.state === 'ended') expect(outcomes).toContain(status.outcome);
        }
      }),
    );
  });
});
