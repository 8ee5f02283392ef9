import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  administrator,
  goodPassword,
  invited,
  member,
  signIn,
  startWithAccounts,
  type HashWork,
} from '../support/accounts.ts';
import { databaseKinds } from '../support/databases.ts';
import { ScriptedClient } from '../support/scripted-client.ts';
import type { TestApp } from '../support/start-app.ts';
import { WebSession } from '../support/web-session.ts';

describe.each(databaseKinds)('people sign in (%s)', (kind) => {
  let app: TestApp;
  let work: HashWork;
  beforeAll(async () => {
    ({ app, work } = await startWithAccounts(kind));
  });
  afterAll(() => app[Symbol.asyncDispose]());

  const stranger = (client: 'admin' | 'interpreter' = 'interpreter') => new WebSession(app.url, client);

  /** How much hashing a sign-in takes, and what it is told. */
  async function attempt(email: string, password: string) {
    const before = work.count;
    const { status, body } = await signIn(stranger(), email, password);
    return { hashes: work.count - before, status, body };
  }

  describe('an invitation', () => {
    it('makes an account, signs in, and works once', async () => {
      const { browser, token, email } = await invited(app);
      const opened = await browser.api('/invitation/open', { token });
      expect(opened.body).toMatchObject({ email, role: 'interpreter', renews: false, founds: false });
      expect((await browser.api('/invitation/accept', { token, password: goodPassword })).code).toBeNull();
      expect((await browser.auth('/get-session')).body).toMatchObject({
        email,
        role: 'interpreter',
        password: true,
        twoFactorEnabled: false,
      });
      const again = { token, password: goodPassword };
      expect((await stranger().api('/invitation/accept', again)).code).toBe('invitation-invalid');
      expect((await stranger().api('/invitation/open', { token })).code).toBe('invitation-invalid');
      const later = stranger();
      expect((await signIn(later, email)).body).toEqual({ twoFactor: false });
      expect((await later.auth('/get-session')).code).toBeNull();
    });

    it.each([
      ['elf zeichen', 'password-too-short'],
      ['password1234', 'password-common'],
      ['x'.repeat(60) + 'abcdefg'.repeat(10), 'password-too-long'],
    ])('refuses the password %j, and can be used after it', async (password, code) => {
      const { browser, token } = await invited(app);
      expect((await browser.api('/invitation/accept', { token, password })).code).toBe(code);
      expect((await browser.api('/invitation/accept', { token, password: goodPassword })).code).toBeNull();
    });

    it('to one client is nothing in the other', async () => {
      const { token } = await invited(app, 'supervisor');
      expect((await stranger().api('/invitation/open', { token })).code).toBe('invitation-invalid');
      expect((await stranger('admin').api('/invitation/open', { token })).code).toBeNull();
    });
  });

  it('hashes as much for whom it does not know, and says the same, as for a wrong password', async () => {
    const { email } = await member(app);
    const { email: gone } = await member(app);
    await disable(gone);
    const wrong = await attempt(email, 'not the password at all');
    expect(wrong).toEqual({
      hashes: 1,
      status: 401,
      body: { error: { code: 'sign-in-failed', retryable: false } },
    });
    expect(await attempt('nobody@example.jp', goodPassword)).toEqual(wrong);
    expect(await attempt(gone, goodPassword)).toEqual(wrong);
    expect(await attempt(gone, 'not the password at all')).toEqual(wrong);
    expect((await attempt(email, goodPassword)).status).toBe(200);
  });

  it('makes a session of its own at each sign-in, whatever cookie was planted before', async () => {
    const { email, browser } = await member(app);
    const victim = stranger();
    const planted = browser.session ?? '';
    victim.cookies.set('mado-interpreter', planted);
    await signIn(victim, email);
    expect(victim.session).not.toBe(planted);
    const forged = stranger();
    forged.cookies.set('mado-interpreter', 'a'.repeat(32));
    await signIn(forged, email);
    expect(forged.session).not.toContain('a'.repeat(32));
    expect((await forged.auth('/get-session')).code).toBeNull();
  });

  it('knows the sessions of one client in that client alone', async () => {
    const { browser } = await member(app);
    const elsewhere = stranger('admin');
    elsewhere.cookies.set('mado-admin', browser.session ?? '');
    expect((await elsewhere.api('/people')).code).toBe('unauthenticated');
    await expect(ScriptedClient.connect('admin', { url: app.url, cookie: elsewhere.cookie })).rejects.toThrow(
      'unauthenticated',
    );
    expect((await elsewhere.auth('/get-session')).code).toBe('unauthenticated');
  });

  it('has none of the other routes of its library', async () => {
    const { browser } = await member(app, 'supervisor');
    const paths = ['/sign-up/email', '/update-user', '/delete-user', '/list-sessions', '/verify-email'];
    for (const path of [...paths, '/two-factor/get-totp-uri', '/sign-in/email/', '/mado/sign-in-by-server']) {
      expect([path, (await browser.auth(path, {})).status]).toEqual([path, 404]);
    }
    expect((await browser.auth('/sign-in/email')).status).toBe(404);
    expect((await browser.send('/api/auth/tablet/sign-in/email', {})).status).toBe(404);
  });

  it('spares the browser on which somebody was signed in before from the lock-out by a stranger', async () => {
    const { email, browser } = await member(app);
    await browser.auth('/sign-out', {});
    const own = stranger();
    await signIn(own, email);
    await own.auth('/sign-out', {});
    for (let wrong = 0; wrong < 5; wrong += 1)
      expect((await signIn(stranger(), email, 'a guess of a stranger')).code).toBe('sign-in-failed');
    const locked = await signIn(stranger(), email);
    expect(locked.code).toBe('rate-limited');
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800);
    expect(Number(locked.headers.get('retry-after'))).toBeLessThanOrEqual(900);
    expect((await signIn(own, email, 'a slip of the own hand')).code).toBe('sign-in-failed');
    expect((await signIn(own, email)).code).toBeNull();
    // Also the one on which they made their account, and nothing else yet.
    expect((await signIn(browser, email)).code).toBeNull();
  });

  it('lets nobody guess the password at a desk that was left', async () => {
    const { browser } = await member(app);
    const guess = { currentPassword: 'a guess at the desk', newPassword: 'something else entirely' };
    for (let wrong = 0; wrong < 5; wrong += 1)
      expect((await browser.auth('/change-password', guess)).code).toBe('password-wrong');
    const right = { ...guess, currentPassword: goodPassword };
    expect((await browser.auth('/change-password', right)).code).toBe('rate-limited');
  });

  it('takes no new password that is made of the address', async () => {
    const { browser } = await member(app);
    const change = { currentPassword: goodPassword, newPassword: '2026!example!2026' };
    expect((await browser.auth('/change-password', change)).code).toBe('password-common');
  });

  it('ends the other sessions, and their connections, when the password changes', async () => {
    const { email, browser } = await member(app, 'supervisor');
    const other = stranger('admin');
    await signIn(other, email);
    const client = await ScriptedClient.connect('admin', { url: app.url, cookie: other.cookie });
    const ended = new Promise((resolve) => client.socket.once('disconnect', resolve));
    const newPassword = '川沿いの桜並木を自転車で走る';
    const changed = await browser.auth('/change-password', { currentPassword: goodPassword, newPassword });
    expect(changed.code).toBeNull();
    expect(await ended).toBe('io server disconnect');
    expect((await other.auth('/get-session')).code).toBe('unauthenticated');
    expect((await browser.auth('/get-session')).code).toBeNull();
    expect((await signIn(stranger('admin'), email)).code).toBe('sign-in-failed');
    expect((await signIn(stranger('admin'), email, newPassword)).code).toBeNull();
  });

  it('tells who has no password that they have none', async () => {
    const browser = await administrator(app);
    expect((await browser.auth('/get-session')).body).toMatchObject({ password: false });
    const change = { currentPassword: 'none at all', newPassword: goodPassword };
    expect((await browser.auth('/change-password', change)).code).toBe('password-missing');
  });

  async function disable(email: string) {
    const admin = await administrator(app);
    const { body } = await admin.api('/people');
    const { people } = body as { people: { id: string; email: string }[] };
    const id = people.find((person) => person.email === email)?.id ?? '';
    expect((await admin.api(`/people/${id}/disable`, {})).code).toBeNull();
  }
});
