import { randomUUID } from 'node:crypto';
import type { Role } from '@mado/core/protocol/version.ts';
import { parseSetCookie } from 'cookie';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newEmbedded } from '../../../test/support/embedded-database.ts';
import type { NewAuditEntry } from '../audit/auditor.ts';
import type { Database } from '../db/database.ts';
import { insertPerson } from '../people/people-repository.ts';
import { keysOf } from '../startup/keys.ts';
import { Secrets } from '../startup/secrets.ts';
import { SESSION_SECONDS } from './person-auth.ts';
import type { Subject } from './principal.ts';
import { Sessions, type SessionsOptions } from './sessions.ts';
import { AWAY_MS } from './tablet-credentials.ts';

let database: Database;
let now = new Date();
/** What was recorded. */
let entries: NewAuditEntry[] = [];
const auditor = {
  append: (_tx: unknown, entry: NewAuditEntry) => Promise.resolve(entries.push(entry)),
  record: (entry: NewAuditEntry) => Promise.resolve(entries.push(entry)),
};
const opener = { cookies: undefined, from: '192.0.2.7' };

const secretA = 'a-secret-of-one-server-0123456789abcdef';
const secretB = 'a-secret-of-another-0123456789abcdefgh';
const sessionsWith = (secret = secretA, writer: SessionsOptions['auditor'] = auditor) =>
  new Sessions({
    database,
    clock: { now: () => now },
    secure: false,
    keys: keysOf(new Secrets(secret)),
    publicUrl: 'http://localhost:3000',
    auditor: writer,
  });

/** A tablet needs no row to have a session; a person has an account. */
async function subject(role: Role): Promise<Subject> {
  const subjectId = randomUUID();
  if (role === 'tablet') return { role, subjectId };
  const account = { id: subjectId, name: 'A', email: `${subjectId}@test.invalid`, role, at: now };
  await database.transaction('person', (tx) => insertPerson(tx, account));
  return { role, subjectId };
}
const tokenOf = (path: string) => path.replace('/link/', '');

async function signIn(sessions: Sessions, who: { role: Role; subjectId: string }) {
  const redeemed = await sessions.redeem(tokenOf(await sessions.createLink(who)), opener);
  if (redeemed.result !== 'signed-in') throw new Error(redeemed.result);
  const { name, value = '' } = parseSetCookie(redeemed.cookie);
  return `${name}=${value}`;
}

beforeAll(async () => {
  database = await newEmbedded();
}, 60_000);
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});
beforeEach(() => {
  entries = [];
  now = new Date('2026-04-01T00:00:00Z');
});

describe('a sign-in link', () => {
  it('signs a browser in as its subject, in its role alone', async () => {
    const sessions = sessionsWith();
    const tablet = await subject('tablet');
    const cookies = await signIn(sessions, tablet);
    expect(await sessions.authenticate(cookies, 'tablet')).toMatchObject(tablet);
    expect(await sessions.authenticate(cookies, 'admin')).toBeNull();
    expect(await sessions.authenticate(cookies.replace('mado-tablet', 'mado-admin'), 'admin')).toBeNull();
  });

  it.each([
    ['interpreter', 'admin'],
    ['admin', 'interpreter'],
  ] as const)("is worth nothing under another client's name: %s as %s", async (role, other) => {
    const sessions = sessionsWith();
    const cookies = await signIn(sessions, await subject(role));
    expect(await sessions.authenticate(cookies, role)).toMatchObject({ role });
    expect(await sessions.authenticate(cookies.replace(`mado-${role}`, `mado-${other}`), other)).toBeNull();
  });

  it('keeps three roles in one browser', async () => {
    const sessions = sessionsWith();
    const people = [await subject('tablet'), await subject('interpreter'), await subject('admin')];
    const jar: string[] = [];
    for (const person of people) jar.push(await signIn(sessions, person));
    for (const person of people) {
      expect(await sessions.authenticate(jar.join('; '), person.role)).toMatchObject(person);
    }
  });

  it.each(['tablet', 'interpreter', 'admin'] as const)(
    'is recorded once, with from where: %s',
    async (role) => {
      const sessions = sessionsWith();
      const who = await subject(role);
      const token = tokenOf(await sessions.createLink(who));
      for (let time = 0; time < 2; time += 1) await sessions.redeem(token, opener);
      const kind = role === 'tablet' ? 'tablet' : 'person';
      expect(entries).toEqual([
        {
          actor: null,
          action: 'sign-in',
          subject: { kind, id: who.subjectId },
          from: '192.0.2.7',
          detail: { method: 'link', client: role },
        },
      ]);
    },
  );

  it.each(['tablet', 'admin'] as const)('signs nobody in where that cannot be recorded: %s', async (role) => {
    const away = () => Promise.reject(new Error('no'));
    const sessions = sessionsWith(secretA, { append: away, record: away });
    const token = tokenOf(await sessions.createLink(await subject(role)));
    await expect(sessions.redeem(token, opener)).rejects.toThrow('no');
    expect(await sessionsWith().redeem(token, opener)).toMatchObject({ result: 'used' });
  });

  it('works once, whoever comes at the same time', async () => {
    const sessions = sessionsWith();
    const token = tokenOf(await sessions.createLink(await subject('admin')));
    const results = await Promise.all(Array.from({ length: 5 }, () => sessions.redeem(token, opener)));
    expect(results.map(({ result }) => result).sort()).toEqual(['signed-in', 'used', 'used', 'used', 'used']);
  });

  it('is no error to the browser that it signed in', async () => {
    const sessions = sessionsWith();
    const admin = await subject('admin');
    const cookies = await signIn(sessions, admin);
    const token = tokenOf(await sessions.createLink(admin));
    await sessions.redeem(token, opener);
    expect(await sessions.redeem(token, { ...opener, cookies })).toEqual({
      result: 'already-signed-in',
      role: 'admin',
    });
  });

  it.each(['', 'x', 'A'.repeat(43), "' or true --"])('is unknown as %j', async (token) => {
    expect(await sessionsWith().redeem(token, opener)).toEqual({ result: 'unknown' });
  });

  it('dies when links are forgotten, and its earlier session lives', async () => {
    const sessions = sessionsWith();
    const tablet = await subject('tablet');
    const cookies = await signIn(sessions, tablet);
    const token = tokenOf(await sessions.createLink(tablet));
    await sessions.forgetLinks();
    expect(await sessions.redeem(token, opener)).toEqual({ result: 'unknown' });
    expect(await sessions.authenticate(cookies, 'tablet')).toMatchObject(tablet);
  });
});

describe('a session', () => {
  it.each(['tablet', 'interpreter', 'admin'] as const)('of a %s expires', async (role) => {
    const sessions = sessionsWith();
    const who = await subject(role);
    const cookies = await signIn(sessions, who);
    const start = now.getTime();
    const lifetime = role === 'tablet' ? AWAY_MS : SESSION_SECONDS * 1000;
    now = new Date(start + lifetime - 1);
    expect(await sessions.authenticate(cookies, role)).toMatchObject(who);
    now = new Date(start + lifetime);
    expect(await sessions.authenticate(cookies, role)).toBeNull();
  });

  it('ends with a change of the secret', async () => {
    const cookies = await signIn(sessionsWith(secretA), await subject('admin'));
    expect(await sessionsWith(secretA).authenticate(cookies, 'admin')).not.toBeNull();
    expect(await sessionsWith(secretB).authenticate(cookies, 'admin')).toBeNull();
  });

  it('leaves no token in the database', async () => {
    const sessions = sessionsWith();
    const token = tokenOf(await sessions.createLink(await subject('admin')));
    const cookies = await signIn(sessions, await subject('admin'));
    const stored = await database.read('test', (db) =>
      sql`select session::text as row from session union all select sign_in_link::text from sign_in_link`.execute(
        db,
      ),
    );
    expect(stored.rows.length).toBeGreaterThan(1);
    expect(JSON.stringify(stored.rows)).not.toContain(token);
    expect(JSON.stringify(stored.rows)).not.toContain(cookies.split('=')[1]);
  });
});
