import { MadoError } from '@mado/core/domain/errors.ts';
import { expect, it } from 'vitest';
import { DatabaseUnavailable } from '../db/unavailable.ts';
import { limits } from '../limits.ts';
import { TooManyHashes } from './bounded-hash.ts';
import { PersonSignIn, type PersonSignInDeps } from './person-sign-in.ts';
import { SignInLimit } from './sign-in-limit.ts';

const { points } = limits.wrongPerPeerAndAccount;
const request = {
  client: 'interpreter',
  name: 'POST /sign-in/email',
  principal: null,
  peer: '192.0.2.7',
  body: { email: 'sato@ward.example', password: 'a guess' },
  cookies: undefined,
  url: 'http://localhost/api/auth/interpreter/sign-in/email',
} as const;

/** How often somebody is let through to the library, which fails like this, before the limit on guesses stops them. */
async function triesUntilStopped(failure: Error): Promise<number> {
  let asked = 0;
  const people = {
    handle: () => {
      asked += 1;
      return Promise.reject(failure);
    },
  };
  const limit = new SignInLimit('a-secret-of-one-server-0123456789abcdef');
  const signIn = new PersonSignIn({ people, limit, secure: false } as unknown as PersonSignInDeps);
  for (let time = 0; time < 2 * points; time += 1)
    await signIn.answer({ ...request, headers: new Headers() }).catch(() => undefined);
  return asked;
}

it.each<[string, Error]>([
  ['while the database is away', new DatabaseUnavailable('person-auth', new Error('gone'))],
  ['but was not looked at, for the crowd before them', new TooManyHashes()],
])('whoever tries %s did not guess', async (_when, failure) => {
  expect(await triesUntilStopped(failure)).toBe(2 * points);
});

it.each([new Error('a defect'), new MadoError('rate-limited')])(
  'any other failure counts as a guess: %s',
  async (failure) => {
    expect(await triesUntilStopped(failure)).toBe(points);
  },
);
