import { createLogger } from '@mado/sfu-server/log.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { HttpVisitor } from '../support/http-visitor.ts';
import { ScriptedClient } from '../support/scripted-client.ts';
import { TestApp } from '../support/start-app.ts';

const person = { name: '秘野 通子', email: 'michiko.himeno@ward.example' };
const admin = { name: '内田 証', email: 'akashi.uchida@ward.example' };
const password = 'Tamago-9 unter dem Kirschbaum';
const wrongPassword = 'Kaki-7 over the iron bridge';
const passkeyName = '机の引き出しの鍵';
const code = '904713';

/** Everything that was used and must be found nowhere, by what it is. */
const secrets = new Map<string, string>();
const keep = (what: string, value: unknown): string => {
  if (typeof value !== 'string' || value.length < 4) throw new Error(`no ${what} to look for`);
  secrets.set(what, value);
  return value;
};

let app: TestApp;
let log: string;
beforeEach(async () => {
  log = '';
  const write = (text: string) => void (log += text);
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...args) => {
      write(args.join(' '));
    });
  const overrides = { log: createLogger('trace', { write }), clock: new FakeClock(new Date()) };
  app = await TestApp.start({ tablets: 1, interpreters: [['jsl']], overrides });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await app[Symbol.asyncDispose]();
});

/** The parts of a cookie that let somebody in. */
function keepCookie(what: string, cookie: string | null): string {
  const value = decodeURIComponent(cookie?.split('=').slice(1).join('=') ?? '');
  keep(`token of ${what}`, value.split('.')[0]);
  return cookie ?? '';
}

const tokenOf = (what: string, body: unknown) =>
  keep(what, /=([\w-]{43})$/.exec((body as { url: string }).url)?.[1]);

/** Links that sign in: used, used again, unknown, and asked for in a wrong place. */
async function comeByLink(): Promise<HttpVisitor> {
  const { administrator } = app.ward;
  const link = await app.app.accounts.sessions.createLink({ role: 'admin', subjectId: administrator });
  const token = keep('token of a link', link.split('/').at(-1));
  const nobody = new HttpVisitor(app.url);
  const { cookie } = await nobody.get(link);
  expect((await nobody.get(link)).status).not.toBe(302);
  for (const path of [`/LINK/${token}`, `/api/admin/${token}`, `/admin/${token}`, `/${token}?token=${token}`])
    await nobody.get(path);
  return new HttpVisitor(app.url, keepCookie('an administrator', cookie));
}

async function inviteAndJoin(by: HttpVisitor): Promise<string> {
  const nobody = new HttpVisitor(app.url);
  const invited = { role: 'interpreter', ...person, languages: ['jsl'] };
  const withdrawn = await by.post('/api/admin/invitations', { role: 'admin', ...admin, languages: [] });
  tokenOf('a withdrawn invitation', withdrawn.body);
  const { id } = (withdrawn.body as { invitation: { id: string } }).invitation;
  await by.post(`/api/admin/invitations/${id}/withdraw`);
  await by.post(`/api/admin/invitations/${id}/withdraw`);
  const token = tokenOf('an invitation', (await by.post('/api/admin/invitations', invited)).body);
  await nobody.post('/api/interpreter/invitation/open', { token });
  await nobody.post('/api/admin/invitation/open', { token, email: person.email });
  await nobody.post('/api/interpreter/invitation/accept', { token, password: 'short' });
  const accepted = await nobody.post('/api/interpreter/invitation/accept', { token, password });
  expect((await by.post('/api/admin/invitations', invited)).code).toBe('person-exists');
  await nobody.ask('POST', '/api/admin/invitations', `{"name": "${person.name}", "email": `);
  return keepCookie('an interpreter', accepted.cookie);
}

/** Passwords, codes, recovery codes and passkeys, right and wrong. */
async function signInAndFail(cookie: string): Promise<void> {
  const base = '/api/auth/interpreter';
  const [own, nobody] = [new HttpVisitor(app.url, cookie), new HttpVisitor(app.url)];
  const { email } = person;
  const enabled = await own.post(`${base}/two-factor/enable`, { password });
  const { totpURI, backupCodes } = enabled.body as { totpURI: string; backupCodes: string[] };
  keep('secret of an authenticator app', new URL(totpURI).searchParams.get('secret'));
  const recovery = keep('recovery code', backupCodes[0]);
  await own.post(`${base}/two-factor/verify-totp`, { code });
  await own.post(`${base}/change-password`, { currentPassword: wrongPassword, newPassword: password });
  await own.post(`${base}/passkey/verify-registration`, {
    name: passkeyName,
    response: { id: passkeyName, type: 'public-key' },
  });
  expect((await nobody.post(`${base}/sign-in/email`, { email, password: wrongPassword })).status).toBe(401);
  await nobody.post(`${base}/sign-in/email`, { email: admin.email, password: wrongPassword });
  await nobody.post(`${base}/two-factor/verify-backup-code`, { code: recovery });
  const signedIn = await nobody.post(`${base}/sign-in/email`, { email, password });
  expect(signedIn.status).toBe(200);
  await new HttpVisitor(app.url, keepCookie('a second session', signedIn.cookie)).post(`${base}/sign-out`);
}

/** A call with its tickets, messages that say too much, and an interpreter who is shut out of it. */
async function call(cookie: string, by: HttpVisitor): Promise<void> {
  const tablet = await app.connect('tablet', app.ward.tablets[0] ?? '');
  const console_ = await ScriptedClient.connect('interpreter', { url: app.url, cookie });
  await app.settled();
  await console_.send('status:set', { status: 'available' });
  const { callId } = await tablet.request('call:request', { requestId: newId(), language: 'jsl' });
  await app.settled();
  const { call: waiting } = await tablet.request('sync', {});
  const ticket = keep('ticket', waiting !== null && 'media' in waiting ? waiting.media?.ticket : null);
  await tablet.send('media:join', { callId, ticket });
  await tablet.send('media:join', { callId, ticket: `${ticket}x` });
  await console_.send(person.email, { password });
  await console_.send('offer:decline', { offerId: newId(), reason: person.name });
  await tablet.send('call:request', { requestId: person.name, language: password });
  const { people } = (await by.get('/api/admin/people')).body as { people: { id: string; email: string }[] };
  const id = people.find(({ email }) => email === person.email)?.id ?? '';
  for (const path of ['calls', 'calls.csv', `calls/${callId}`, `people/${id}/data`])
    await by.get(`/api/admin/${path}?name=${encodeURIComponent(person.name)}`);
  for (const action of ['renew', 'disable', 'erase']) await by.post(`/api/admin/people/${id}/${action}`);
  await app.settled();
  tablet.close();
}

/** The database refuses what it was built for: errors that quote the rows they are about. */
async function breakDown(by: HttpVisitor): Promise<void> {
  const invited = { role: 'admin', ...admin, languages: [] };
  const { database } = app.app;
  await database.transaction('break', async ({ schema }) => {
    await schema.alterTable('invitation').dropColumn('name').execute();
    await schema.alterTable('invitation').addColumn('name', 'integer').execute();
  });
  expect((await by.post('/api/admin/invitations', invited)).status).toBe(500);
  await database.transaction('break', ({ schema }) =>
    schema.alterTable('invitation').dropColumn('email').execute(),
  );
  expect((await by.post('/api/admin/invitations', invited)).status).toBe(500);
}

it('a log of everything says nobody’s name, address, password, code, token or ticket', async () => {
  for (const [what, value] of Object.entries({ password, wrongPassword, passkeyName, code }))
    keep(what, value);
  for (const [what, { name, email }] of Object.entries({ person, admin })) {
    keep(`name of ${what}`, name);
    keep(`address of ${what}`, email);
  }
  const by = await comeByLink();
  const cookie = await inviteAndJoin(by);
  await signInAndFail(cookie);
  await call(cookie, by);
  await breakDown(by);
  const lines = log.split('\n').filter((line) => line.includes('"msg":"request"'));
  expect(lines.length).toBeGreaterThan(30);
  expect(log).toContain('"msg":"request failed"');
  const found = [...secrets].flatMap(([what, secret]) =>
    [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)].some((form) =>
      log.includes(form),
    )
      ? [what]
      : [],
  );
  expect(found).toEqual([]);
});
