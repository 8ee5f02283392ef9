import { mkdir } from 'node:fs/promises';
import type { Role } from '@mado/core/protocol/version.ts';
import { createApp } from '@mado/sfu-server/app.ts';
import { readConfig } from '@mado/sfu-server/config.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { databaseKinds, newPostgresUrl, connect } from '../support/databases.ts';
import { FakeMediaEngine } from '../support/fake-media-engine.ts';
import { HttpVisitor } from '../support/http-visitor.ts';
import { APPROVE, PAIRING, REVOKE } from '../support/pairing.ts';
import { ScriptedClient } from '../support/scripted-client.ts';
import { testSecret } from '../support/secret.ts';
import { TestApp } from '../support/start-app.ts';

const WITHIN_MS = 15_000;
const plan = { tablets: 0, interpreters: [['jsl']] };
let app: TestApp;
afterEach(() => app[Symbol.asyncDispose]());
const interpreterId = () => app.ward.interpreters[0]?.id ?? '';

/** Somebody signed in, and connected by it, with a promise of the end of the connection. */
async function signedIn(role: Role, id: string) {
  const cookie = await app.signIn(role, id);
  const client = await ScriptedClient.connect(role, { url: app.url, cookie });
  await app.settled();
  const gone = new Promise<string>((resolve) => client.socket.once('disconnect', resolve));
  const isThere = async () => (await client.send('sync', {})).ok;
  return { cookie, client, gone, isThere, visitor: new HttpVisitor(app.url, cookie) };
}

describe.each(databaseKinds)('a connection ends, on %s,', (database) => {
  beforeEach(async () => {
    app = await TestApp.start({ ...plan, database });
  });

  it('with the sign-out of its session, and no other of the same person', async () => {
    const [here, there] = [
      await signedIn('interpreter', interpreterId()),
      await signedIn('interpreter', interpreterId()),
    ];
    expect(await here.visitor.post('/api/auth/interpreter/sign-out')).toMatchObject({ status: 200 });
    expect(await here.gone).toBe('io server disconnect');
    expect(await there.isThere()).toBe(true);
    there.client.close();
  });

  it('when its session expires, within fifteen seconds', async () => {
    const short = await app.signIn('interpreter', interpreterId());
    const until = new Date(app.clock.now().getTime() + 20_000);
    await app.app.database.transaction('shorten', (tx) =>
      tx.updateTable('auth_session').set({ expires_at: until }).execute(),
    );
    const client = await ScriptedClient.connect('interpreter', { url: app.url, cookie: short });
    const gone = new Promise((resolve) => client.socket.once('disconnect', resolve));
    await app.advance(WITHIN_MS);
    expect((await client.send('sync', {})).ok).toBe(true);
    await app.advance(WITHIN_MS);
    expect(await gone).toBe('io server disconnect');
  });

  it('when its person becomes something else', async () => {
    const admin = await signedIn('admin', app.ward.administrator);
    const invited = { role: 'supervisor', name: '係長', email: 's@ward.example', languages: [] };
    const made = await admin.visitor.post('/api/admin/invitations', invited);
    const token = /=([\w-]{43})$/.exec((made.body as { url: string }).url)?.[1] ?? '';
    const accepted = await new HttpVisitor(app.url).post('/api/admin/invitation/accept', {
      token,
      password: 'seven tall cranes at dusk',
    });
    const client = await ScriptedClient.connect('admin', { url: app.url, cookie: accepted.cookie ?? '' });
    expect(await client.send('sync', {})).toEqual({ ok: true, data: { name: '係長', role: 'supervisor' } });
    const gone = new Promise((resolve) => client.socket.once('disconnect', resolve));
    const { people } = (await admin.visitor.get('/api/admin/people')).body as {
      people: { id: string; role: string }[];
    };
    const id = people.find(({ role }) => role === 'supervisor')?.id ?? '';
    expect((await admin.visitor.post(`/api/admin/people/${id}/role`, { role: 'admin' })).status).toBe(200);
    expect(await gone).toBe('io server disconnect');
    expect(await admin.isThere()).toBe(true);
    admin.client.close();
  });

  it('when somebody else accepts an invitation on its browser, in the same client alone', async () => {
    const admin = await signedIn('admin', app.ward.administrator);
    const elsewhere = await signedIn('admin', app.ward.administrator);
    const interpreter = await signedIn('interpreter', interpreterId());
    const invited = { role: 'supervisor', name: '係長', email: 's@ward.example', languages: [] };
    const made = await admin.visitor.post('/api/admin/invitations', invited);
    const token = /=([\w-]{43})$/.exec((made.body as { url: string }).url)?.[1] ?? '';
    const browser = new HttpVisitor(app.url, `${admin.cookie}; ${interpreter.cookie}`);
    const body = { token, password: 'seven tall cranes at dusk' };
    expect((await browser.post('/api/admin/invitation/accept', body)).status).toBe(200);
    expect(await admin.gone).toBe('io server disconnect');
    expect((await admin.visitor.get('/api/auth/admin/get-session')).code).toBe('unauthenticated');
    for (const staying of [elsewhere, interpreter]) {
      expect(await staying.isThere()).toBe(true);
      staying.client.close();
    }
  });

  it('with the sessions of an account that was got back into', async () => {
    const admin = await signedIn('admin', app.ward.administrator);
    const before = await signedIn('interpreter', interpreterId());
    const made = await admin.visitor.post(`/api/admin/people/${interpreterId()}/renew`);
    const token = /=([\w-]{43})$/.exec((made.body as { url: string }).url)?.[1] ?? '';
    const body = { token, password: 'seven tall cranes at dusk' };
    const accepted = await new HttpVisitor(app.url).post('/api/interpreter/invitation/accept', body);
    expect(accepted.status).toBe(200);
    expect(await before.gone).toBe('io server disconnect');
    expect((await before.visitor.get('/api/auth/interpreter/get-session')).code).toBe('unauthenticated');
    const after = await ScriptedClient.connect('interpreter', {
      url: app.url,
      cookie: accepted.cookie ?? '',
    });
    for (const client of [after, admin.client]) client.close();
  });
});

it('a connection ends within fifteen seconds of what another server on the database did', async () => {
  const url = await newPostgresUrl();
  const environment = { MADO_SECRET: testSecret };
  app = await TestApp.start({ ...plan, tablets: 3, environment, overrides: { database: connect(url) } });
  const dataDir = `${app.dataDir}/other`;
  await mkdir(dataDir);
  const config = readConfig(
    { ...environment, MADO_PORT: '0', MADO_LOG_LEVEL: 'error', MADO_DATA_DIR: dataDir },
    'trial',
  );
  await using other = await createApp(config, {
    database: connect(url),
    clock: app.clock,
    engine: new FakeMediaEngine(),
  });
  const elsewhere = await other.start();
  const admin = await signedIn('admin', app.ward.administrator);
  const console_ = await signedIn('interpreter', interpreterId());
  const [revokedId = '', replacedId = '', keptId = ''] = app.ward.tablets;
  const revoked = await signedIn('tablet', revokedId);
  const replaced = await signedIn('tablet', replacedId);
  const kept = await signedIn('tablet', keptId);

  const there = new ApiClient(elsewhere.url, admin.cookie);
  await there.request('POST /api/admin/people/:personId/disable', { params: { personId: interpreterId() } });
  await there.request(REVOKE, { params: { tabletId: revokedId } });
  const { code } = await new ApiClient(elsewhere.url).request(PAIRING);
  const { counters } = await there.request('GET /api/admin/counters');
  const counterId = counters[0]?.counterId ?? '';
  await there.request(APPROVE, { body: { code, counterId, replaces: replacedId } });

  const leaving = [console_, revoked, replaced];
  expect(leaving.map(({ client }) => client.socket.connected)).toEqual([true, true, true]);
  await app.advance(WITHIN_MS);
  for (const { gone } of leaving) expect(await gone).toBe('io server disconnect');
  for (const staying of [admin, kept]) {
    expect(await staying.isThere()).toBe(true);
    staying.client.close();
  }
});
