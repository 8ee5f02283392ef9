import { beforeEach, expect, test, vi } from 'vitest';
import { RequestError } from '../socket/request-error.ts';
import { createStore } from '../socket/store.ts';
import { CallMediaSession } from './call-media-session.ts';
import type { MediaSignaling } from './signaling.ts';

let hurries = 0;
let join: PromiseWithResolvers<never>;
let session: CallMediaSession;

beforeEach(() => {
  vi.stubGlobal('MediaStream', EventTarget);
  hurries = 0;
  join = Promise.withResolvers();
  const signaling = {
    request: () => join.promise,
    on: () => () => undefined,
    connection: createStore({ phase: 'connected', refused: null }),
    serverNow: () => Date.now(),
    hurry: () => {
      hurries += 1;
      return () => (hurries -= 1);
    },
  };
  session = new CallMediaSession(signaling as unknown as MediaSignaling, { callId: 'c', ticket: 't' });
});

test('a lost line is sought in haste as long as the media of a call are wanted', () => {
  session.warmUp().catch(() => undefined);
  expect(hurries).toBe(1);
  session.close();
  expect(hurries).toBe(0);
});

test('nobody is in haste for media that are refused for good', async () => {
  const warm = session.warmUp();
  join.reject(new RequestError('ticket-invalid', false));
  await expect(warm).rejects.toThrow('ticket-invalid');
  expect(session.state.get()).toMatchObject({ connection: 'failed', error: 'ticket-invalid' });
  expect(hurries).toBe(0);
});
