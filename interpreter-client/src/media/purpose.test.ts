import type { InterpreterView } from '@mado/core/protocol/interpreter.ts';
import { expect, test } from 'vitest';
import { continues, isRenewed, purposeOf } from './purpose.ts';

const sign = { tag: 'jsl', modality: 'sign' } as const;
const spoken = { tag: 'en', modality: 'spoken' } as const;
const counter = { name: '', department: '', section: '' };
const base = { callId: 'c', language: spoken, counter, media: { ticket: 't' } };
const offer = { ...base, offerId: 'o', waitingSince: 0, offeredAt: 0, expiresAt: 1 };
const call = {
  ...base,
  state: 'connecting',
  acceptedAt: 0,
  activeSince: null,
  tabletAway: null,
  graceMs: 30_000,
} as const;
const idle: InterpreterView = {
  now: 0,
  name: '',
  languages: [spoken, sign],
  status: 'available',
  breakReason: null,
  pausedUntil: null,
  restsUntil: null,
  state: 'idle',
  stateSince: 0,
  offer: null,
  call: null,
  wrapUp: null,
};

test('nothing is opened while nobody needs it', () => {
  expect(purposeOf(null, true)).toBeNull();
  expect(purposeOf(idle, false)).toBeNull();
});

test('a preview shows what the most demanding language needs', () => {
  expect(purposeOf(idle, true)).toEqual({ kind: 'preview', modality: 'sign' });
});

test('an offer goes before the preview, with the modality of its language', () => {
  expect(purposeOf({ ...idle, offer }, true)).toMatchObject({
    kind: 'call',
    modality: 'spoken',
    answered: false,
  });
});

test('what was opened for an offer serves its call', () => {
  const ringing = purposeOf({ ...idle, offer }, false);
  const answered = purposeOf({ ...idle, call }, false);
  expect(answered).toMatchObject({ answered: true });
  expect(continues(ringing, answered)).toBe(true);
  expect(continues(ringing, purposeOf({ ...idle, offer: { ...offer, callId: 'd' } }, false))).toBe(false);
  expect(continues(ringing, null)).toBe(false);
});

test('the same call goes on by another ticket, which its media are joined with anew', () => {
  const before = purposeOf({ ...idle, call }, false);
  const after = purposeOf({ ...idle, call: { ...call, media: { ticket: 'u' } } }, false);
  expect(continues(before, after)).toBe(true);
  expect(isRenewed(before, after)).toBe(true);
  expect(isRenewed(before, before)).toBe(false);
  expect(isRenewed(before, null)).toBe(false);
});
