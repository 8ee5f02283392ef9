import { expect, it } from 'vitest';
import { KnownSessions } from './known-sessions.ts';

const subject = {
  role: 'tablet',
  actor: 'tablet',
  subjectId: 'a',
  sessionId: 's',
  expiresAt: new Date(1e12),
} as const;
const at = (ms: number, tokenHash = 'hash') => ({ tokenHash, role: 'tablet' as const, now: new Date(ms) });

it('knows whom the database knew within the hour, in that role alone', () => {
  const known = new KnownSessions();
  known.note(at(0), subject);
  expect(known.find(at(3_600_000))).toEqual(subject);
  expect(known.find(at(3_600_001))).toBeNull();
  expect(known.find({ ...at(0), role: 'admin' })).toBeNull();
  expect(known.find(at(0, 'other'))).toBeNull();
});

it('forgets whom the database does not know any more', () => {
  const known = new KnownSessions();
  known.note(at(0), subject);
  known.note(at(1), null);
  expect(known.find(at(2))).toBeNull();
});

it('forgets every session of somebody who may not go on, and of nobody else', () => {
  const known = new KnownSessions();
  const other = { ...subject, subjectId: 'b' };
  known.note(at(0, 'one'), subject);
  known.note(at(0, 'two'), subject);
  known.note(at(0, 'three'), other);
  known.forget(subject);
  expect(known.find(at(1, 'one'))).toBeNull();
  expect(known.find(at(1, 'two'))).toBeNull();
  expect(known.find(at(1, 'three'))).toEqual(other);
});

it('forgets the ones seen longest ago rather than growing', () => {
  const known = new KnownSessions();
  for (let index = 0; index <= 10_000; index += 1) known.note(at(0, `hash ${index}`), subject);
  expect(known.find(at(0, 'hash 0'))).toBeNull();
  expect(known.find(at(0, 'hash 1'))).toEqual(subject);
});
