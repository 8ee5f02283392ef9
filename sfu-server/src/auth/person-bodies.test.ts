import { expect, it } from 'vitest';
import { answerOf } from './person-bodies.ts';

it('a session that ended while it was asked for is none, and no defect', () => {
  expect(() => answerOf('GET /get-session', null)).toThrow(
    expect.objectContaining({ code: 'unauthenticated' }),
  );
});

it('hands on of a session who it is and until when, and no token', () => {
  const user = { id: 'i', name: 'n', email: 'e@x', role: 'admin', twoFactorEnabled: null, createdAt: 'x' };
  const session = { token: 'secret', expiresAt: '2026-04-01T00:00:00Z', userId: 'i' };
  expect(answerOf('GET /get-session', { user, session })).toEqual({
    id: 'i',
    name: 'n',
    email: 'e@x',
    role: 'admin',
    twoFactorEnabled: false,
    expiresAt: Date.parse('2026-04-01T00:00:00Z'),
  });
});
