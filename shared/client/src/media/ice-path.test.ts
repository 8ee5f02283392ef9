import { beforeEach, expect, it } from 'vitest';
import type { types } from 'mediasoup-client';
import { IcePath } from './ice-path.ts';
import { RequestError } from '../socket/request-error.ts';
import type { MediaSignaling } from './signaling.ts';

const first = { usernameFragment: 'first', password: 'secret' };

let phase: 'connected' | 'reconnecting';
let given: number;
let used: string[];
/** The next answer gets lost. */
let losing: boolean;
let path: IcePath;

beforeEach(() => {
  [phase, given, used, losing] = ['connected', 0, [], false];
  const signaling = {
    connection: { get: () => ({ phase }) },
    request: async () => {
      given += 1;
      if (losing) throw new RequestError('disconnected', true);
      return { iceParameters: { usernameFragment: `given ${given}`, password: 'secret' } };
    },
  };
  const transport = {
    id: 'transport',
    connectionState: 'connected',
    restartIce: async ({ iceParameters }: { iceParameters: typeof first }) => {
      used.push(iceParameters.usernameFragment);
    },
  };
  path = new IcePath(signaling as unknown as MediaSignaling, transport as unknown as types.Transport, first);
});

it('is sought by what was asked for while there was a line', async () => {
  await path.provide();
  phase = 'reconnecting';
  await path.seek();
  expect([used, given]).toEqual([['given 1'], 1]);
});

it('goes to and fro between the two that the server takes, as long as it was not heard by the newer one', async () => {
  await path.provide();
  phase = 'reconnecting';
  for (let attempt = 0; attempt < 3; attempt += 1) await path.seek();
  expect(used).toEqual(['given 1', 'first', 'given 1']);
});

it('has nothing to be sought by where it was never provided for and there is no line to ask on', async () => {
  phase = 'reconnecting';
  await expect(path.seek()).rejects.toMatchObject({ code: 'disconnected', retryable: true });
  expect([used, given]).toEqual([[], 0]);
});

it('asks anew once it was found by the newer one, and keeps the newer one where it was found by the older', async () => {
  await path.seek();
  path.found();
  await path.provide();
  expect(given).toBe(2);
  await path.seek();
  await path.seek();
  expect(used).toEqual(['given 1', 'given 2', 'given 1']);
  path.found();
  await path.seek();
  expect([used.at(-1), given]).toEqual(['given 2', 2]);
});

it('leaves at once what the server forgot, where an answer was lost on the way', async () => {
  losing = true;
  await expect(path.provide()).rejects.toMatchObject({ code: 'disconnected' });
  losing = false;
  await path.provide();
  expect([used, given]).toEqual([['given 2'], 3]);
  await path.seek();
  expect(used.at(-1)).toBe('given 3');
});

it('asks once, however many want it', async () => {
  await Promise.all([path.provide(), path.seek(), path.provide()]);
  expect([used, given]).toEqual([['given 1'], 1]);
});
