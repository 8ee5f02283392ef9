import type { Connection } from '@mado/client/socket/connection.ts';
import type { InterpreterView } from '@mado/core/protocol/interpreter.ts';
import { describe, expect, test } from 'vitest';
import { isBusy, screenOf } from './screen.ts';

const up: Connection = { phase: 'connected', refused: null };
const down: Connection = { phase: 'offline', refused: null };
const view = (parts: Partial<InterpreterView> = {}): InterpreterView => ({
  now: 0,
  name: '',
  languages: [],
  status: 'available',
  breakReason: null,
  pausedUntil: null,
  restsUntil: null,
  state: 'idle',
  stateSince: 0,
  offer: null,
  call: null,
  wrapUp: null,
  ...parts,
});
const language = { tag: 'jsl', modality: 'sign' } as const;
const counter = { name: '', department: '', section: '' };
const base = { callId: 'c', language, counter, media: { ticket: 't' } };
const call = {
  ...base,
  state: 'active',
  acceptedAt: 0,
  activeSince: 0,
  tabletAway: null,
  graceMs: 30_000,
} as const;
const offer = { ...base, offerId: 'o', waitingSince: 0, offeredAt: 0, expiresAt: 1 };

describe('screenOf', () => {
  test.each([
    ['unauthenticated', 'sign-in'],
    ['forbidden', 'sign-in'],
    ['outdated-client', 'outdated'],
  ] as const)('a refusal as %s shows %s, whatever the view', (refused, name) => {
    expect(screenOf(view({ call }), { ...up, refused }).name).toBe(name);
  });

  test('without a view it waits, and says so when the line is gone', () => {
    expect(screenOf(null, { ...up, phase: 'reconnecting' }).name).toBe('starting');
    expect(screenOf(null, down).name).toBe('offline');
  });

  test('a call outlives a lost line, all else does not', () => {
    expect(screenOf(view({ call }), down).name).toBe('in-call');
    expect(screenOf(view({ call: { ...call, state: 'connecting' } }), down).name).toBe('connecting');
    expect(screenOf(view({ offer }), down).name).toBe('offline');
  });

  test('the account stays open through a lost line, and gives way to whatever is about a call', () => {
    expect(screenOf(view(), up, { account: true }).name).toBe('account');
    expect(screenOf(view(), down, { account: true }).name).toBe('account');
    expect(screenOf(view({ offer }), up, { account: true }).name).toBe('offer');
    expect(screenOf(view({ call }), up, { account: true }).name).toBe('in-call');
    expect(screenOf(null, up, { account: true }).name).toBe('starting');
    expect(screenOf(view(), { ...up, refused: 'unauthenticated' }, { account: true }).name).toBe('sign-in');
  });

  test('an offer goes before idling', () => {
    expect(screenOf(view({ offer }), up).name).toBe('offer');
    expect(screenOf(view(), up).name).toBe('idle');
  });
});

test('somebody is busy in a call and while it rings, and at no other time', () => {
  const wrapUp = {
    until: 1,
    mayProlong: true,
    call: { ...base, outcome: 'completed', reason: 'tapped', acceptedAt: 0, endedAt: 1 },
  } as const;
  const busy = (parts: Partial<InterpreterView>, wantsAccount = false) =>
    isBusy(screenOf(view(parts), up, { account: wantsAccount }));
  expect([busy({ call }), busy({ call: { ...call, state: 'connecting' } }), busy({ offer })]).toEqual([
    true,
    true,
    true,
  ]);
  expect([busy({}), busy({}, true), busy({ wrapUp }), isBusy(screenOf(null, up))]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('the check page waits while there is a call to see to, and needs no server', () => {
  const wanted = { check: true };
  expect(screenOf(view(), up, wanted).name).toBe('check');
  expect(screenOf(null, down, wanted).name).toBe('check');
  expect(screenOf(view({ offer }), up, wanted).name).toBe('offer');
  expect(screenOf(view({ call }), up, wanted).name).toBe('in-call');
  const wrapUp = { call, endsAt: 1_000 } as unknown as InterpreterView['wrapUp'];
  expect(screenOf(view({ wrapUp }), up, wanted).name).toBe('wrap-up');
  expect(screenOf(null, { ...up, refused: 'unauthenticated' }, wanted).name).toBe('sign-in');
});
