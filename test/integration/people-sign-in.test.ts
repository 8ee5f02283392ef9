import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  administrator,
  goodPassword,
  invited,
  member,
  memberWithCodes,
  signIn,
  startWithAccounts,
  type HashWork,
} from '../support/accounts.ts';
import { databaseKinds } from '../support/databases.ts';
import { oneTimeCode } from '../support/one-time-code.ts';
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

  describe('with an authenticator app', () => {
    it('takes password and code', async () => {
      const person = await memberWithCodes(app);
      const browser = stranger();
      expect((await signIn(browser, person.email)).body).toEqual({ twoFactor: true });
      expect(browser.session).toBeUndefined();
      expect((await browser.auth('/two-factor/verify-totp', { code: '000000' })).code).toBe('code-wrong');
      const right = await browser.auth('/two-factor/verify-totp', { code: person.nextCode() });
      expect([right.code, right.body]).toEqual([null, {}]);
      expect((await browser.auth('/get-session')).body).toMatchObject({ twoFactorEnabled: true });
    });

    it('takes each code once, also from two at the same time', async () => {
      const person = await memberWithCodes(app);
      const code = person.nextCode();
      const browsers = [stranger(), stranger(), stranger()];
      for (const browser of browsers) await signIn(browser, person.email);
      const codes = await Promise.all(
        browsers
          .slice(1)
          .map(async (browser) => (await browser.auth('/two-factor/verify-totp', { code })).code),
      );
      expect(codes.toSorted()).toEqual(['code-wrong', null]);
      expect((await browsers[0]?.auth('/two-factor/verify-totp', { code }))?.code).toBe('code-wrong');
      const signedIn = await Promise.all(browsers.map(async (browser) => browser.auth('/get-session')));
      expect(signedIn.filter(({ code: refused }) => refused === null)).toHaveLength(1);
    });

    it('does not take the code by which it was set up', async () => {
      const person = await memberWithCodes(app);
      const browser = stranger();
      await signIn(browser, person.email);
      const used = oneTimeCode(person.totpURI, Date.now());
      expect((await browser.auth('/two-factor/verify-totp', { code: used })).code).toBe('code-wrong');
    });

    it('takes a recovery code once, also from two at the same time', async () => {
      const { email, recoveryCodes } = await memberWithCodes(app);
      const code = recoveryCodes[0] ?? '';
      const browsers = [stranger(), stranger()];
      for (const browser of browsers) await signIn(browser, email);
      const codes = await Promise.all(
        browsers.map(
          async (browser) => (await browser.auth('/two-factor/verify-backup-code', { code })).code,
        ),
      );
      expect(codes.toSorted()).toEqual(['code-wrong', null]);
      const later = stranger();
      await signIn(later, email);
      expect((await later.auth('/two-factor/verify-backup-code', { code })).code).toBe('code-wrong');
    });

    it('ends the attempt after five wrong codes', async () => {
      const { email, nextCode } = await memberWithCodes(app);
      const browser = stranger();
      await signIn(browser, email);
      for (let wrong = 0; wrong < 5; wrong += 1)
        expect((await browser.auth('/two-factor/verify-totp', { code: '000000' })).code).toBe('code-wrong');
      const code = nextCode();
      expect((await browser.auth('/two-factor/verify-totp', { code })).code).toBe('sign-in-expired');
    });
  });

  it('spares the browser on which somebody was signed in before from the lock-out by a stranger', async () => {
    const { email } = await member(app);
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
  });

  it('lets nobody guess the password at a desk that was left', async () => {
    const { browser } = await member(app);
    const guess = { currentPassword: 'a guess at the desk', newPassword: 'something else entirely' };
    for (let wrong = 0; wrong < 5; wrong += 1)
      expect((await browser.auth('/change-password', guess)).code).toBe('password-wrong');
    const right = { ...guess, currentPassword: goodPassword };
    expect((await browser.auth('/change-password', right)).code).toBe('rate-limited');
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
