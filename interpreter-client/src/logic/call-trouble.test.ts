import { expect, test } from 'vitest';
import { callTrouble } from './call-trouble.ts';

const fine = {
  elsewhere: false,
  phase: 'connected',
  problem: null,
  hasSoundTrouble: false,
  remote: { connection: 'connected', error: null, audio: 'on' },
  call: { state: 'active', tabletAway: null },
} as const;

test('no trouble', () => {
  expect(callTrouble(fine)).toBeNull();
});

test('what is nearer is said first', () => {
  const away = { ...fine, call: { state: 'active', tabletAway: { since: 0, until: 60_000 } } } as const;
  expect(callTrouble(away)).toBe('tabletAway');
  expect(callTrouble({ ...away, problem: 'camera-busy' })).toBe('devices');
  expect(callTrouble({ ...away, phase: 'reconnecting' })).toBe('reconnecting');
  expect(callTrouble({ ...away, elsewhere: true })).toBe('elsewhere');
});

test('media that were taken over are in another window; other failures can be tried again', () => {
  expect(callTrouble({ ...fine, remote: { ...fine.remote, connection: 'failed', error: 'replaced' } })).toBe(
    'elsewhere',
  );
  expect(
    callTrouble({ ...fine, remote: { ...fine.remote, connection: 'failed', error: 'ticket-invalid' } }),
  ).toBe('mediaFailed');
});

test('connecting for the first time is no trouble, connecting again is', () => {
  const remote = { ...fine.remote, connection: 'connecting' } as const;
  expect(callTrouble({ ...fine, remote, call: { state: 'connecting', tabletAway: null } })).toBeNull();
  expect(callTrouble({ ...fine, remote })).toBe('mediaTrouble');
});

test('a counter that cannot be heard is said last, and only once both are in the call', () => {
  const mute = { ...fine, remote: { ...fine.remote, audio: 'off' } } as const;
  expect(callTrouble(mute)).toBe('remoteSoundOff');
  expect(callTrouble({ ...mute, remote: { ...mute.remote, audio: 'missing' } })).toBe('remoteSoundOff');
  expect(callTrouble({ ...mute, remote: { ...mute.remote, audio: 'none' } })).toBeNull();
  expect(callTrouble({ ...mute, problem: 'camera-busy' })).toBe('devices');
  expect(callTrouble({ ...mute, call: { state: 'connecting', tabletAway: null } })).toBeNull();
});

test('that we are not heard is said before that they are off', () => {
  const unheard = { ...fine, hasSoundTrouble: true, remote: { ...fine.remote, audio: 'off' } } as const;
  expect(callTrouble(unheard)).toBe('sound');
  expect(callTrouble({ ...unheard, problem: 'camera-busy' })).toBe('devices');
});
