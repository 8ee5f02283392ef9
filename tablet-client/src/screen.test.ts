import type { Connection } from '@mado/client/socket/connection.ts';
import type { TabletCall, TabletView } from '@mado/core/protocol/tablet.ts';
import { describe, expect, test } from 'vitest';
import { screenOf, type Flow } from './screen.ts';

const jsl = { tag: 'jsl', modality: 'sign' } as const;
const id = '018f0000-0000-7000-8000-000000000001';
const base = { callId: id, requestId: id, language: jsl };
const media = { ticket: 't' };
const online: Connection = { phase: 'connected', refused: null };
const offline: Connection = { phase: 'offline', refused: null };
const idle: Flow = { state: 'idle' };

const view = (call: TabletCall | null = null): TabletView => ({
  now: 1_000,
  timeZone: 'Asia/Tokyo',
  counter: { name: '3', department: '保健福祉課', section: '' },
  languages: [{ ...jsl, closed: null, variants: [], estimate: null }],
  call,
});
const active: TabletCall = {
  ...base,
  state: 'active',
  media,
  interpreterAway: null,
  graceMs: 60_000,
  activeSince: 0,
};
const ended = (
  outcome: 'completed' | 'cancelled' | 'no-answer' | 'unavailable' | 'failed',
  surveyDue = false,
) => view({ ...base, state: 'ended', outcome, reason: 'tapped', surveyDue, nextTime: null, closed: null });

describe('without a call', () => {
  test('a tablet that the server does not know is unpaired, whatever else is the matter', () => {
    const refused: Connection = { phase: 'offline', refused: 'unauthenticated' };
    expect(screenOf(view(active), refused, idle, null).name).toBe('unpaired');
  });

  test('before the first view it is starting, and offline once the line is given up', () => {
    expect(screenOf(null, { phase: 'reconnecting', refused: null }, idle, null).name).toBe('starting');
    expect(screenOf(null, offline, idle, null).name).toBe('offline');
  });

  test('home stays through a short break and gives way to offline in a long one', () => {
    expect(screenOf(view(), { phase: 'reconnecting', refused: null }, idle, null).name).toBe('home');
    expect(screenOf(view(), offline, idle, null).name).toBe('offline');
  });

  test('a failed start is an error', () => {
    const flow: Flow = { state: 'failed', language: jsl, code: null };
    expect(screenOf(view(), online, flow, 'camera-refused')).toMatchObject({
      name: 'error',
      code: 'camera-refused',
    });
  });
});

describe('with a call', () => {
  test('the call stays on screen while the line is gone', () => {
    expect(screenOf(view(active), offline, idle, null).name).toBe('in-call');
  });

  test('a survey is asked where it is due, whatever the outcome', () => {
    expect(screenOf(ended('completed', true), online, idle, null).name).toBe('survey');
    expect(screenOf(ended('failed', true), online, idle, null).name).toBe('survey');
  });

  test.each([
    ['completed', 'home'],
    ['cancelled', 'home'],
    ['no-answer', 'unavailable'],
    ['unavailable', 'unavailable'],
    ['failed', 'error'],
  ] as const)('ended as %s without a survey it shows %s', (outcome, name) => {
    expect(screenOf(ended(outcome), online, idle, null).name).toBe(name);
  });

  test('a call on the server goes before a failure here', () => {
    expect(
      screenOf(view(active), online, { state: 'failed', language: jsl, code: 'timeout' }, null).name,
    ).toBe('in-call');
  });
});

test('the check page is there with and without a server, and gives way to a call', () => {
  const check = (shown: TabletView | null, connection = online) =>
    screenOf(shown, connection, idle, null, true).name;
  expect(check(view())).toBe('check');
  expect(check(null, offline)).toBe('check');
  expect(check(view(active), { phase: 'reconnecting', refused: 'unauthenticated' })).toBe('check');
  expect(check(view(active))).toBe('in-call');
  expect(check(ended('completed'))).toBe('check');
});
