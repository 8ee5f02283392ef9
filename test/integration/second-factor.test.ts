import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberWithCodes, signIn, startWithAccounts } from '../support/accounts.ts';
import { databaseKinds } from '../support/databases.ts';
import type { TestApp } from '../support/start-app.ts';
import { WebSession } from '../support/web-session.ts';

describe.each(databaseKinds)('an authenticator app (%s)', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    ({ app } = await startWithAccounts(kind));
  });
  afterAll(() => app[Symbol.asyncDispose]());

  const stranger = () => new WebSession(app.url, 'interpreter');

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
    const { firstCode: code } = person;
    expect((await browser.auth('/two-factor/verify-totp', { code })).code).toBe('code-wrong');
  });

  it('takes a recovery code once, also from two at the same time', async () => {
    const { email, recoveryCodes } = await memberWithCodes(app);
    const code = recoveryCodes[0] ?? '';
    const browsers = [stranger(), stranger()];
    for (const browser of browsers) await signIn(browser, email);
    const codes = await Promise.all(
      browsers.map(async (browser) => (await browser.auth('/two-factor/verify-backup-code', { code })).code),
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
