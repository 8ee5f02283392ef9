import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '@mado/sfu-server/app.ts';
import { systemClock } from '@mado/sfu-server/clock.ts';
import { readConfig } from '@mado/sfu-server/config.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { goodPassword, memberWithCodes, signIn } from '../support/accounts.ts';
import { runCommand } from '../support/command.ts';
import { configured, connect, newPostgresUrl } from '../support/databases.ts';
import { FakeMediaEngine } from '../support/fake-media-engine.ts';
import { testSecret } from '../support/secret.ts';
import { TestApp } from '../support/start-app.ts';
import { WebSession } from '../support/web-session.ts';

const newSecret = 'h9Kq3WzRt6Lm0XbVy8Nc2Jd5Pf7GsTu4EaoQi1Mk';
let databaseUrl: string;
let folder: string;
beforeEach(async () => {
  databaseUrl = await newPostgresUrl();
  folder = await mkdtemp(path.join(tmpdir(), 'mado-changed-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** An administrator with an authenticator app, of a server that has ended since, and what signed them in there. */
async function before() {
  await using app = await TestApp.start({
    tablets: 0,
    interpreters: [['jsl']],
    environment: { MADO_SECRET: testSecret },
    mode: 'serve',
    overrides: { clock: systemClock, database: connect(databaseUrl) },
  });
  const person = await memberWithCodes(app, 'admin');
  expect((await person.browser.auth('/get-session')).code).toBeNull();
  return { ...person, cookies: person.browser.cookies };
}

/** The same server with another secret, and a data directory that has nothing of the former one. */
async function restarted(environment: Readonly<Record<string, string>>) {
  const DATABASE_URL = configured(databaseUrl);
  const defaults = { MADO_PORT: '0', MADO_LOG_LEVEL: 'silent', MADO_DATA_DIR: folder, DATABASE_URL };
  const config = readConfig({ ...defaults, ...environment }, 'serve');
  const app = await createApp(config, { database: connect(databaseUrl), engine: new FakeMediaEngine() });
  const { url } = await app.start();
  return { app, url };
}

it('keeps authenticator apps, recovery codes and the audit log where the former one is named', async () => {
  const { email, cookies, nextCode, recoveryCodes } = await before();
  const { app, url } = await restarted({ MADO_SECRET: newSecret, MADO_FORMER_SECRETS: testSecret });
  await using _app = app;
  const browser = () => new WebSession(url, 'admin');
  const [session, byApp, byCode] = [browser(), browser(), browser()];
  for (const [name, value] of cookies) session.cookies.set(name, value);
  expect((await session.auth('/get-session')).code).toBe('unauthenticated');
  await signIn(byApp, email);
  expect((await byApp.auth('/two-factor/verify-totp', { code: nextCode() })).code).toBeNull();
  await signIn(byCode, email);
  const code = recoveryCodes[0] ?? '';
  expect((await byCode.auth('/two-factor/verify-backup-code', { code })).code).toBeNull();
  expect(await app.audit.verification.verdict()).toMatchObject({ whole: true });
});

it('locks administrators out where it is not, and the operator lets one in from the machine', async () => {
  const { email, nextCode } = await before();
  const secret = { MADO_SECRET: newSecret };
  const { app, url } = await restarted(secret);
  await using _app = app;
  const lockedOut = new WebSession(url, 'admin');
  await signIn(lockedOut, email);
  await lockedOut.auth('/two-factor/verify-totp', { code: nextCode() });
  expect(lockedOut.session).toBeUndefined();

  const environment = {
    ...secret,
    MADO_DATA_DIR: folder,
    DATABASE_URL: configured(databaseUrl),
    MADO_PUBLIC_URL: url,
  };
  const wrong = await runCommand('administrator', { ...environment, MADO_SECRET: testSecret });
  expect(wrong).toEqual({ code: 1, said: expect.stringContaining('(secret-not-of-server)') });
  const { code, said } = await runCommand('administrator', environment);
  const [link = '', token = ''] = /\S+\/admin\/#invitation=([\w-]{43})/.exec(said) ?? [];
  expect([code, link.startsWith(`${url}/admin/`)]).toEqual([0, true]);

  const self = { name: '山田 花子', email: 'hanako@ward.example', password: goodPassword };
  const rescued = new WebSession(url, 'admin');
  expect((await rescued.api('/invitation/accept', { token, ...self })).code).toBeNull();
  expect((await rescued.api('/invitation/accept', { token, ...self })).code).toBe('invitation-invalid');
  const { body } = await rescued.api('/audit?action=invitation-made&limit=1');
  expect(body).toMatchObject({
    entries: [{ actor: { kind: 'operator', id: null }, from: hostname(), subject: { kind: 'invitation' } }],
  });
  // What was written under the former secret cannot be checked without it.
  expect(await app.audit.verification.verdict()).toMatchObject({
    whole: false,
    seq: 1,
    problem: 'key-unknown',
  });
});
