import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { getMigrations } from 'better-auth/db/migration';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { newEmbedded } from '../../../test/support/embedded-database.ts';
import { systemClock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { newId } from '../ids.ts';
import { insertPerson } from '../people/people-repository.ts';
import { limits } from '../limits.ts';
import type { KeyRing } from '../startup/secrets.ts';
import { tellOldApps } from './key-numbers.ts';
import { PeopleSessions } from './people-sessions.ts';
import { createPersonAuth } from './person-auth.ts';

let database: Database;
beforeAll(async () => {
  database = await newEmbedded();
}, 60_000);
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

const reached = { secure: false, publicUrl: 'http://localhost:3000' };
const authWith = (...keys: KeyRing) =>
  createPersonAuth('admin', {
    kysely: database.forAccounts,
    clock: systemClock,
    keys,
    ...reached,
    password: { hash: async () => 'hash', verify: async () => false },
  });
const key = (letter: string) => `${letter}-key-of-one-server-0123456789abcdef`;

it('finds every table and column of the library in our migrations', async () => {
  const missing = await getMigrations(authWith(key('a')).options);
  expect(missing.toBeCreated).toEqual([]);
  expect(missing.toBeAdded).toEqual([]);
});

it('reads what was encrypted with a former key, wherever that stands among them, and no other', async () => {
  const secretsOf = async (...keys: KeyRing) => (await authWith(...keys).$context).secretConfig;
  const encrypted = await symmetricEncrypt({ key: await secretsOf(key('a')), data: 'of an app' });
  const read = async (...keys: KeyRing) =>
    symmetricDecrypt({ key: await secretsOf(...keys), data: encrypted });
  expect(await read(key('b'), key('a'))).toBe('of an app');
  expect(await read(key('c'), key('b'), key('a'))).toBe('of an app');
  await expect(read(key('c'), key('b'))).rejects.toThrow('not found in keys');
});

it('tells how many authenticator apps are of a former secret, and how many of one that is not named', async () => {
  const at = systemClock.now();
  const appUnder = async (letter: string) => {
    const encrypted = await symmetricEncrypt({
      key: (await authWith(key(letter)).$context).secretConfig,
      data: 'of an app',
    });
    const id = newId();
    await database.transaction('app', async (tx) => {
      await insertPerson(tx, { id, name: letter, email: `${id}@test.invalid`, role: 'admin', at });
      await sql`insert into auth_two_factor (id, secret, backup_codes, user_id)
        values (${newId()}, ${encrypted}, ${encrypted}, ${id})`.execute(tx);
    });
  };
  for (const letter of ['a', 'b', 'b', 'c']) await appUnder(letter);
  const told = async (...keys: KeyRing) => {
    const lines: unknown[] = [];
    const note = (line: unknown) => lines.push(line);
    await tellOldApps({ database, log: { info: note, warn: note } }, keys);
    return lines;
  };
  const [missing, needed] = ['former-secret-missing', 'former-secret-needed'];
  expect(await told(key('a'))).toEqual([{ code: missing, apps: 3 }]);
  expect(await told(key('a'), key('b'))).toEqual([
    { code: missing, apps: 1 },
    { code: needed, apps: 2 },
  ]);
  expect(await told(key('d'), key('b'), key('a'), key('c'))).toEqual([{ code: needed, apps: 4 }]);
});

it('a crowd that signs in waits for its hashes, which are no time of the database, or is told to come again', async () => {
  const { hashesAtOnce, hashesWaiting } = limits;
  const gate = Promise.withResolvers<string>();
  const hash = vi.fn(() => gate.promise);
  const people = new PeopleSessions({
    ...reached,
    database,
    clock: systemClock,
    keys: { accounts: [key('a')] },
    password: { hash, verify: async () => false },
  });
  const url = `${reached.publicUrl}/api/auth/admin/sign-in/email`;
  const headers = { 'content-type': 'application/json', origin: reached.publicUrl };
  const body = JSON.stringify({ email: 'nobody@ward.example', password: 'whatever it may be' });
  const attempt = () => people.handle('admin', new Request(url, { method: 'POST', headers, body }));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  try {
    const all = Array.from({ length: hashesAtOnce + hashesWaiting + 2 }, attempt);
    const told = Promise.allSettled(all);
    // The first refusal comes only once everybody before is in the queue.
    const refused = await Promise.race(all).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'rate-limited' });
    expect(hash).toHaveBeenCalledTimes(hashesAtOnce);
    await vi.advanceTimersByTimeAsync(60_000);
    gate.resolve('hash');
    const answers = await told;
    const statuses = answers.map((each) => (each.status === 'fulfilled' ? each.value.status : 'refused'));
    expect(statuses.filter((status) => status === 401)).toHaveLength(hashesAtOnce + hashesWaiting);
    expect(statuses.filter((status) => status === 'refused')).toHaveLength(2);
    expect(hash).toHaveBeenCalledTimes(hashesAtOnce + hashesWaiting);
  } finally {
    vi.useRealTimers();
  }
});
