import { UsedCodes } from '@mado/sfu-server/auth/used-codes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodPassword, member, memberWithCodes, signIn, startWithAccounts } from '../support/accounts.ts';
import { databaseKinds } from '../support/databases.ts';
import { oneTimeCode } from '../support/one-time-code.ts';
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

  it('takes a code again only when it may have come by chance', async () => {
    let now = Date.parse('2026-04-01T00:00:00Z');
    const { database } = app.app;
    const codes = new UsedCodes({ database, clock: { now: () => new Date(now) }, secret: 'of a test' });
    const take = () => codes.take(app.ward.administrator, '123456');
    const takenOf = async (tries: number) =>
      (await Promise.all(Array.from({ length: tries }, take))).filter(Boolean).length;
    expect(await takenOf(3)).toBe(1);
    now += 180_000;
    expect(await takenOf(3)).toBe(0);
    now += 1;
    expect(await takenOf(3)).toBe(1);
  });

  it('that is set up several times at once has one secret', async () => {
    const { browser, email } = await member(app);
    const enabling = [browser, browser.copy(), browser.copy()].map((page) =>
      page.auth('/two-factor/enable', { password: goodPassword }),
    );
    const answers = await Promise.all(enabling);
    expect(answers.map(({ code }) => code)).toEqual([null, null, null]);
    const kept = await app.app.database.read('kept', (db) =>
      db
        .selectFrom('auth_two_factor')
        .innerJoin('auth_user', 'auth_user.id', 'user_id')
        .select('auth_two_factor.id')
        .where('email', '=', email)
        .execute(),
    );
    expect(kept).toHaveLength(1);
    const verified = [];
    for (const { body } of answers) {
      const code = oneTimeCode((body as { totpURI: string }).totpURI, Date.now());
      verified.push((await browser.auth('/two-factor/verify-totp', { code })).code);
    }
    expect(verified.toSorted()).toEqual(['code-wrong', 'code-wrong', null]);
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
