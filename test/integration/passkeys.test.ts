import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, member, startWithAccounts } from '../support/accounts.ts';
import { Authenticator } from '../support/authenticator.ts';
import { databaseKinds } from '../support/databases.ts';
import type { TestApp } from '../support/start-app.ts';
import { WebSession } from '../support/web-session.ts';

type RegistrationOptions = Parameters<Authenticator['register']>[0];
type AuthenticationOptions = Parameters<Authenticator['authenticate']>[0];

describe.each(databaseKinds)('passkeys (%s)', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    ({ app } = await startWithAccounts(kind));
  });
  afterAll(() => app[Symbol.asyncDispose]());

  const stranger = () => new WebSession(app.url, 'interpreter');

  async function register(browser: WebSession, origin = app.url) {
    const authenticator = new Authenticator();
    const { body } = await browser.auth('/passkey/generate-register-options');
    const response = authenticator.register(body as RegistrationOptions, { origin });
    const { code } = await browser.auth('/passkey/verify-registration', { response, name: '仕事用の電話' });
    return { authenticator, code };
  }

  const challenge = async (browser: WebSession) =>
    (await browser.auth('/passkey/generate-authenticate-options')).body as AuthenticationOptions;

  const verify = async (browser: WebSession, response: object) =>
    (await browser.auth('/passkey/verify-authentication', { response })).code;

  const listed = async (browser: WebSession) =>
    ((await browser.auth('/passkey/list-user-passkeys')).body as { passkeys: { id: string; name: string }[] })
      .passkeys;

  it('sign in without a password, as a whole of two factors', async () => {
    const { browser, email } = await member(app);
    const { authenticator, code } = await register(browser);
    expect(code).toBeNull();
    expect(await listed(browser)).toMatchObject([{ name: '仕事用の電話' }]);
    const other = stranger();
    const asked = await challenge(other);
    expect(asked).toMatchObject({ userVerification: 'required', rpId: 'localhost' });
    expect(await verify(other, authenticator.authenticate(asked, { origin: app.url }))).toBeNull();
    expect((await other.auth('/get-session')).body).toMatchObject({ email });
  });

  it('are refused when an answer is played again', async () => {
    const { browser } = await member(app);
    const { authenticator } = await register(browser);
    const other = stranger();
    const response = authenticator.authenticate(await challenge(other), { origin: app.url });
    const replayed = other.copy();
    expect(await verify(other, response)).toBeNull();
    expect(await verify(replayed, response)).toBe('sign-in-expired');
    await challenge(replayed);
    expect(await verify(replayed, response)).toBe('sign-in-failed');
  });

  it('are refused where nobody verified who used them', async () => {
    const { browser } = await member(app);
    const { authenticator } = await register(browser);
    const other = stranger();
    const options = { origin: app.url, verifiesUser: false };
    expect(await verify(other, authenticator.authenticate(await challenge(other), options))).toBe(
      'sign-in-failed',
    );
    expect(other.session).toBeUndefined();
  });

  it('are refused from the page of another site', async () => {
    const { browser } = await member(app);
    expect((await register(browser, 'http://localhost.example.org')).code).toBe('passkey-refused');
    const { authenticator } = await register(browser);
    const other = stranger();
    const origin = 'http://localhost.example.org';
    expect(await verify(other, authenticator.authenticate(await challenge(other), { origin }))).toBe(
      'sign-in-failed',
    );
  });

  it('are refused where nobody knows them, and of a disabled account, with the same words', async () => {
    const other = stranger();
    const unknown = new Authenticator().authenticate(await challenge(other), { origin: app.url });
    expect(await verify(other, unknown)).toBe('sign-in-failed');
    const { browser, email } = await member(app);
    const { authenticator } = await register(browser);
    const admin = await administrator(app);
    const { people } = (await admin.api('/people')).body as { people: { id: string; email: string }[] };
    const id = people.find((person) => person.email === email)?.id ?? '';
    await admin.api(`/people/${id}/disable`, {});
    const response = authenticator.authenticate(await challenge(other), { origin: app.url });
    expect(await verify(other, response)).toBe('sign-in-failed');
  });

  it('are added by who has just signed in alone, not at a desk that was left', async () => {
    const { browser } = await member(app);
    expect((await register(browser)).code).toBeNull();
    await app.app.database.transaction('let-time-pass', async (tx) => {
      const created_at = new Date(Date.now() - 16 * 60_000);
      await tx.updateTable('auth_session').set({ created_at }).execute();
    });
    expect((await browser.auth('/passkey/generate-register-options')).code).toBe('sign-in-stale');
    expect(await listed(browser)).toHaveLength(1);
  });

  it('can be removed by whose they are, and by nobody else', async () => {
    const { browser } = await member(app);
    const { authenticator } = await register(browser);
    const [{ id } = { id: '' }] = await listed(browser);
    const { browser: colleague } = await member(app);
    expect((await colleague.auth('/passkey/delete-passkey', { id })).code).toBe('not-found');
    expect(await listed(browser)).toHaveLength(1);
    expect((await browser.auth('/passkey/delete-passkey', { id })).code).toBeNull();
    const other = stranger();
    const response = authenticator.authenticate(await challenge(other), { origin: app.url });
    expect(await verify(other, response)).toBe('sign-in-failed');
  });
});
