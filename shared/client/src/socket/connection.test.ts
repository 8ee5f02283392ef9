import { expect, test } from 'vitest';
import { initialConnection, nextConnection, refusalOf, type ConnectionEvent } from './connection.ts';

const after = (...events: ConnectionEvent[]) => events.reduce(nextConnection, initialConnection);

test('a lost line is first sought again, then given up, then found', () => {
  expect(after({ type: 'connected' }, { type: 'lost' }).phase).toBe('reconnecting');
  expect(after({ type: 'connected' }, { type: 'lost' }, { type: 'gave-up' }).phase).toBe('offline');
  expect(after({ type: 'gave-up' }, { type: 'connected' }).phase).toBe('connected');
});

test('giving up late does not undo a connection', () => {
  expect(after({ type: 'connected' }, { type: 'gave-up' }).phase).toBe('connected');
});

test('offline stays offline while attempts fail', () => {
  expect(after({ type: 'gave-up' }, { type: 'lost' }).phase).toBe('offline');
});

test('a refusal is kept until the server takes the client', () => {
  const refused = after({ type: 'refused', code: 'unauthenticated' });
  expect(refused.refused).toBe('unauthenticated');
  expect(nextConnection(refused, { type: 'connected' }).refused).toBeNull();
});

test('whoever is refused has reached the server', () => {
  expect(after({ type: 'gave-up' }, { type: 'refused', code: 'unauthenticated' }).phase).toBe('reconnecting');
});

test('whoever is barred is told at once, until there is a line, or none to be had at all', () => {
  const barred = after({ type: 'judged', barred: true });
  expect(barred).toMatchObject({ phase: 'offline', barred: true });
  expect(nextConnection(barred, { type: 'connected' })).toEqual({ phase: 'connected', refused: null });
  expect(nextConnection(barred, { type: 'lost' }).barred).toBe(true);
  expect(nextConnection(barred, { type: 'judged', barred: false })).toMatchObject({
    phase: 'offline',
    barred: false,
  });
});

test('a judgement that comes late does not undo a connection', () => {
  expect(after({ type: 'connected' }, { type: 'judged', barred: true }).phase).toBe('connected');
});

test('only refusals that waiting does not mend are final', () => {
  expect(refusalOf('unauthenticated')).toBe('unauthenticated');
  expect(refusalOf('server-stopping')).toBeNull();
});
