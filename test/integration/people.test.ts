import type { Invitation, Person } from '@mado/core/protocol/rest/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from '../support/databases.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { HttpVisitor, type Answered } from '../support/http-visitor.ts';
import { TestApp } from '../support/start-app.ts';

const password = 'seven tall cranes at dusk';
/** Stands still in our own time, which the library for accounts goes by. */
const clock = new FakeClock(new Date());
let app: TestApp;
let admin: HttpVisitor;
let nobody: HttpVisitor;

const invite = (more: object) =>
  admin.post('/api/admin/invitations', { role: 'supervisor', name: '係長', languages: [], ...more });
const tokenIn = ({ body }: Answered) =>
  /#invitation=([\w-]{43})$/.exec((body as { url: string }).url)?.[1] ?? '';
const accept = (token: string, client = 'admin') =>
  nobody.post(`/api/${client}/invitation/accept`, { token, password });
const list = async () =>
  (await admin.get('/api/admin/people')).body as { people: Person[]; invitations: Invitation[] };
const personOf = async (email: string) => {
  const { people } = await list();
  const person = people.find((each) => each.email === email);
  if (person === undefined) throw new Error(`nobody has the address ${email}`);
  return person;
};
const signIn = (email: string, client = 'admin') =>
  nobody.post(`/api/auth/${client}/sign-in/email`, { email, password });
const act = (id: string, action: string, body: object = {}) =>
  admin.post(`/api/admin/people/${id}/${action}`, body);

/** Somebody who accepted an invitation. */
async function join(email: string, more: object = {}) {
  const client = 'languages' in more ? 'interpreter' : 'admin';
  const { cookie } = await accept(tokenIn(await invite({ email, ...more })), client);
  return { visitor: new HttpVisitor(app.url, cookie), person: await personOf(email) };
}

describe.each(databaseKinds)('people, on %s', (database) => {
  beforeAll(async () => {
    app = await TestApp.start({ database, tablets: 1, interpreters: [['jsl']], overrides: { clock } });
    nobody = new HttpVisitor(app.url);
    admin = new HttpVisitor(app.url, await app.signIn('admin', app.ward.administrator));
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('are invited, see whose invitation it is, and are signed in by accepting', async () => {
    const made = await invite({ email: 'New@Ward.example', name: ' 係長 ' });
    expect(made).toMatchObject({ status: 200, body: { invitation: { email: 'new@ward.example' } } });
    const token = tokenIn(made);
    expect((await nobody.post('/api/admin/invitation/open', { token })).body).toEqual({
      name: '係長',
      email: 'new@ward.example',
      role: 'supervisor',
      renews: false,
      founds: false,
    });
    const { cookie } = await accept(token);
    const session = await new HttpVisitor(app.url, cookie).get('/api/auth/admin/get-session');
    expect(session.body).toMatchObject({ name: '係長', role: 'supervisor' });
    expect(await personOf('new@ward.example')).toMatchObject({
      self: false,
      password: true,
      lastSignInAt: clock.now().getTime(),
    });
    expect((await list()).invitations).toEqual([]);
    expect(await signIn('new@ward.example')).toMatchObject({ status: 200 });
  });

  it('keep their last sign-in after they signed out', async () => {
    const { visitor, person } = await join('out@ward.example');
    expect((await visitor.post('/api/auth/admin/sign-out')).status).toBe(200);
    expect((await personOf('out@ward.example')).lastSignInAt).toBe(person.lastSignInAt);
  });

  it('cannot use an invitation that was withdrawn, is over, or was used', async () => {
    const [withdrawn, late, used] = [
      await invite({ email: 'withdrawn@ward.example' }),
      await invite({ email: 'late@ward.example' }),
      await invite({ email: 'used@ward.example' }),
    ];
    const { id } = (withdrawn.body as { invitation: Invitation }).invitation;
    expect((await admin.post(`/api/admin/invitations/${id}/withdraw`)).status).toBe(200);
    expect((await accept(tokenIn(used))).status).toBe(200);
    expect((await list()).invitations.map(({ email }) => email)).toEqual(['late@ward.example']);
    await app.app.database.transaction('let-pass', (tx) =>
      tx.updateTable('invitation').set({ expires_at: clock.now() }).execute(),
    );
    expect((await list()).invitations).toEqual([]);
    for (const made of [withdrawn, late, used]) {
      const token = tokenIn(made);
      expect(await accept(token)).toMatchObject({ status: 410, code: 'invitation-invalid' });
      expect(await nobody.post('/api/admin/invitation/open', { token })).toMatchObject({ status: 410 });
    }
  });

  it('who accept one invitation at once get one account', async () => {
    const token = tokenIn(await invite({ email: 'both@ward.example' }));
    const answers = await Promise.all([accept(token), accept(token), accept(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    expect((await list()).people.filter(({ email }) => email === 'both@ward.example')).toHaveLength(1);
  });

  it('cannot be two who shut each other out', async () => {
    const pair = [
      await join('a@ward.example', { role: 'admin' }),
      await join('b@ward.example', { role: 'admin' }),
    ] as const;
    const answers = await Promise.all([
      pair[0].visitor.post(`/api/admin/people/${pair[1].person.id}/disable`),
      pair[1].visitor.post(`/api/admin/people/${pair[0].person.id}/role`, { role: 'supervisor' }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const left = [await personOf('a@ward.example'), await personOf('b@ward.example')];
    expect(left.filter((each) => each.role === 'admin' && each.disabledAt === null)).toHaveLength(1);
  });

  it('are signed out by another role, and are what they became', async () => {
    const { visitor, person } = await join('up@ward.example');
    expect((await visitor.get('/api/admin/people')).code).toBe('forbidden');
    expect((await act(person.id, 'role', { role: 'admin' })).status).toBe(200);
    expect((await visitor.get('/api/admin/people')).code).toBe('unauthenticated');
    const { cookie } = await signIn('up@ward.example');
    expect((await new HttpVisitor(app.url, cookie).get('/api/admin/people')).status).toBe(200);
    expect(await act(person.id, 'role', { role: 'interpreter' })).toMatchObject({
      status: 409,
      code: 'invalid-transition',
    });
  });

  it('that are disabled cannot get in by any way until they are enabled', async () => {
    const { visitor, person } = await join('off@ward.example');
    const renewed = tokenIn(await act(person.id, 'renew'));
    expect((await act(person.id, 'disable')).status).toBe(200);
    expect((await visitor.get('/api/admin/calls')).code).toBe('unauthenticated');
    expect(await signIn('off@ward.example')).toMatchObject({ status: 401, code: 'sign-in-failed' });
    expect((await accept(renewed)).code).toBe('invitation-invalid');
    expect((await act(person.id, 'renew')).code).toBe('person-not-found');
    expect((await act(person.id, 'enable')).status).toBe(200);
    expect((await signIn('off@ward.example')).status).toBe(200);
    expect((await visitor.get('/api/admin/calls')).code).toBe('unauthenticated');
  });

  it('that are erased leave their address to somebody else, and no name in the call log', async () => {
    const { person } = await join('e@ward.example', { role: 'interpreter', languages: ['jsl'] });
    expect((await act(person.id, 'erase')).code).toBe('not-disabled');
    await act(person.id, 'disable');
    expect((await act(person.id, 'erase')).status).toBe(200);
    expect((await act(person.id, 'enable')).code).toBe('person-not-found');
    expect((await join('e@ward.example')).person.id).not.toBe(person.id);
  });

  it.each(['disable', 'enable', 'erase', 'renew', 'role'])('cannot %s themself', async (action) => {
    const body = action === 'role' ? { role: 'supervisor' } : {};
    expect(await act(app.ward.administrator, action, body)).toMatchObject({
      status: 409,
      code: 'own-account',
    });
    expect((await admin.get('/api/admin/people')).status).toBe(200);
  });

  it('who get back in have no second factor and no session of before', async () => {
    const { visitor, person } = await join('lost@ward.example');
    const enabled = await visitor.post('/api/auth/admin/two-factor/enable', { password });
    expect(enabled.status).toBe(200);
    const renewed = await accept(tokenIn(await act(person.id, 'renew')));
    expect(renewed.status).toBe(200);
    expect((await visitor.get('/api/auth/admin/get-session')).code).toBe('unauthenticated');
    const data = await admin.get(`/api/admin/people/${person.id}/data`);
    expect(data.body).toMatchObject({ account: { email: 'lost@ward.example' }, sessions: [{}] });
    expect(JSON.stringify(data.body)).not.toMatch(/token|hash|secret|backup/i);
  });

  it('may have the languages of the ward, in its order', async () => {
    const { body } = await admin.get('/api/admin/languages');
    expect(body).toEqual({
      languages: [
        { tag: 'jsl', modality: 'sign' },
        { tag: 'en', modality: 'spoken' },
        { tag: 'ko', modality: 'spoken' },
        { tag: 'cmn', modality: 'spoken' },
      ],
    });
  });
});
