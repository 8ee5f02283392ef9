import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newEmbedded } from '../../../test/support/embedded-database.ts';
import { Sessions } from '../auth/sessions.ts';
import { systemClock } from '../clock.ts';
import type { Mode } from '../config.ts';
import type { Database } from '../db/database.ts';
import { keysOf } from '../startup/keys.ts';
import { Secrets } from '../startup/secrets.ts';
import { createTrialLinks } from './links.ts';
import { claimDatabase, refuseTrial } from './purpose.ts';
import { seedTrial } from './seed.ts';
import { linkList, welcome } from './terminal.ts';

let database: Database;
let sessions: Sessions;
const url = 'http://localhost:3000';
const opener = { cookies: undefined, from: '127.0.0.1' };
const freshLinks = () => createTrialLinks({ database, sessions, url });

beforeAll(async () => {
  database = await newEmbedded();
  sessions = new Sessions({
    database,
    clock: systemClock,
    secure: false,
    keys: keysOf(new Secrets('s'.repeat(32))),
    publicUrl: url,
    auditor: { append: () => Promise.resolve(1), record: () => Promise.resolve(1) },
  });
  await seedTrial(database, systemClock);
}, 60_000);
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

const everything = () =>
  database.read('test', async (db) => {
    const { rows } = await sql`
      select to_jsonb(l) as row from language l union all select to_jsonb(c) from counter c
      union all select to_jsonb(t) from tablet t union all select to_jsonb(i) from interpreter i
      union all select to_jsonb(s) from interpreter_skill s union all select to_jsonb(a) from auth_user a`.execute(
      db,
    );
    return rows;
  });

it('keeps everything at a second start', async () => {
  const before = await everything();
  await seedTrial(database, systemClock);
  expect(await everything()).toEqual(before);
  expect(before.length).toBeGreaterThan(40);
});

it('has somebody for every language, and somebody with two', async () => {
  const { tablets, interpreters } = await freshLinks();
  const having = (tag: string) => interpreters.filter(({ languages }) => languages.includes(tag)).length;
  expect(tablets.length).toBeGreaterThanOrEqual(2);
  expect(having('jsl')).toBeGreaterThanOrEqual(2);
  expect(having('en')).toBeGreaterThanOrEqual(2);
  expect(having('ko')).toBeGreaterThanOrEqual(1);
  expect(having('cmn')).toBeGreaterThanOrEqual(1);
  expect(interpreters.map(({ languages }) => languages)).toContainEqual(['en', 'cmn']);
});

it('makes links that work, and leaves earlier ones usable', async () => {
  const [earlier] = [await freshLinks(), await freshLinks()];
  const tokenOf = (link: string | undefined) => link?.replace(`${url}/link/`, '') ?? '';
  expect(await sessions.redeem(tokenOf(earlier.admin), opener)).toMatchObject({ role: 'admin' });
  expect(await sessions.redeem(tokenOf(earlier.tablets[0]?.url), opener)).toMatchObject({
    result: 'signed-in',
    role: 'tablet',
  });
  expect(await sessions.redeem(tokenOf(earlier.interpreters[0]?.url), opener)).toMatchObject({
    result: 'signed-in',
    role: 'interpreter',
  });
});

it('prints every link once, whole, on a line with whose it is', async () => {
  const links = await freshLinks();
  const lines = linkList(links).split('\n');
  for (const { url: address, counter } of links.tablets) {
    expect(lines.filter((line) => line.includes(address))).toEqual([expect.stringContaining(counter)]);
  }
  for (const { url: address, name } of links.interpreters) {
    expect(lines.filter((line) => line.includes(address))).toEqual([expect.stringContaining(name)]);
  }
  expect(lines.filter((line) => line.includes(links.admin))).toHaveLength(1);
  expect(welcome(url, { mode: 'trial', dataDir: '/data', moreHosts: [] })).toContain('/data');
});

describe('the database of a trial', () => {
  const claim = (mode: Mode) => claimDatabase(database, { mode, dataDir: '/data' });
  const forget = () =>
    database.transaction('forget', (tx) =>
      tx.deleteFrom('installation').where('name', '=', 'purpose').execute(),
    );
  beforeEach(forget);

  it('is a trial’s for good, here or for the room, and nobody is served with it', async () => {
    await refuseTrial(database, '/data');
    await claim('trial');
    await claim('lan');
    await expect(claim('serve')).rejects.toMatchObject({ code: 'database-of-trial' });
    await expect(refuseTrial(database, '/data')).rejects.toMatchObject({ code: 'database-of-trial' });
    await claim('trial');
  });

  it('is none that was served', async () => {
    await claim('serve');
    await claim('serve');
    await refuseTrial(database, '/data');
    await expect(claim('trial')).rejects.toMatchObject({ code: 'database-not-of-trial' });
    await expect(claim('lan')).rejects.toMatchObject({ code: 'database-not-of-trial' });
  });
});
