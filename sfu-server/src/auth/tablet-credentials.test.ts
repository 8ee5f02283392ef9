import { randomUUID } from 'node:crypto';
import { parseSetCookie } from 'cookie';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newEmbedded } from '../../../test/support/embedded-database.ts';
import type { Database } from '../db/database.ts';
import { Sessions } from './sessions.ts';
import { codeHasher, TabletCredentials } from './tablet-credentials.ts';

const day = 24 * 3_600_000;
const sessionKey = 's'.repeat(32);
const options = {
  secure: true,
  keys: { sessions: sessionKey, accounts: ['a'.repeat(32)] },
  publicUrl: 'https://localhost',
  auditor: { append: () => Promise.resolve(1), record: () => Promise.resolve(1) },
} as const;

let database: Database;
let now: Date;
let tabletId: string;
let cookie: string;
const credentials = new TabletCredentials({ secure: true, secret: sessionKey });

beforeAll(async () => {
  database = await newEmbedded();
}, 60_000);
afterAll(() => database[Symbol.asyncDispose]());
beforeEach(async () => {
  now = new Date('2026-04-01T00:00:00Z');
  tabletId = randomUUID();
  const header = await database.transaction('issue', (tx) => credentials.issue(tx, tabletId, now));
  const { name, value = '' } = parseSetCookie(header);
  cookie = `${name}=${value}`;
});

const whose = async () =>
  (await new Sessions({ ...options, database, clock: { now: () => now } }).authenticate(cookie, 'tablet'))
    ?.subjectId;
const later = (days: number) => {
  now = new Date(now.getTime() + days * day);
};
const seen = (...ids: string[]) => database.transaction('seen', (tx) => credentials.prolong(tx, ids, now));

describe("a tablet's credential", () => {
  it('signs it in, for half a year without being seen', async () => {
    later(179);
    expect(await whose()).toBe(tabletId);
    later(2);
    expect(await whose()).toBeUndefined();
  });

  it('lasts for as long as the tablet is seen', async () => {
    for (let time = 0; time < 5; time += 1) {
      later(170);
      expect(await whose()).toBe(tabletId);
      await seen(tabletId, randomUUID());
    }
    later(181);
    await seen();
    expect(await whose()).toBeUndefined();
  });

  it('is of no use once it was ended', async () => {
    await database.transaction('end', (tx) => credentials.end(tx, tabletId));
    expect(await whose()).toBeUndefined();
  });
});

it('hashes codes by a key, so that nobody finds them by trying all', () => {
  const [own, other] = [codeHasher('a'.repeat(32)), codeHasher('b'.repeat(32))];
  expect(own('BCDFGHJK')).toBe(codeHasher('a'.repeat(32))('BCDFGHJK'));
  expect(own('BCDFGHJK')).not.toBe(other('BCDFGHJK'));
});
