import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '@mado/sfu-server/app.ts';
import { readConfig } from '@mado/sfu-server/config.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { goodPassword, invited, member, signIn } from '../support/accounts.ts';
import { newDatabase } from '../support/databases.ts';
import { FakeMediaEngine } from '../support/fake-media-engine.ts';
import { codeOf } from '../support/one-time-code.ts';
import { launchSmall } from '../support/small-browser.ts';
import { screen, testId, Trial } from '../support/trial.ts';
import { addAuthenticator } from '../support/virtual-authenticator.ts';
import { WebSession } from '../support/web-session.ts';

const STEP_MS = 30_000;

let browser: Browser;
let trial: Trial;
beforeAll(async () => {
  browser = await launchSmall();
  trial = await Trial.start(await newDatabase('embedded'));
});
afterAll(async () => {
  await browser.close();
  await trial[Symbol.asyncDispose]();
});

async function newContext(): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1180, height: 820 } });
  context.setDefaultTimeout(20_000);
  return context;
}

async function accept(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByTestId('invitation-password').fill(goodPassword);
  await page.getByTestId('invitation-accept').click();
}

/** Sets the authenticator app up, on the page that offers it. @returns its key */
async function setUpApp(page: Page): Promise<string> {
  await page.getByTestId('offer-app').click();
  const key = ((await page.getByTestId('app-key').textContent()) ?? '').replaceAll(' ', '');
  await page.getByTestId('app-code').fill(codeOf(key, Date.now()));
  await page.getByTestId('recovery-kept').click();
  await page.getByTestId('offer-done').click();
  return key;
}

async function signInBy(page: Page, email: string, password = goodPassword): Promise<void> {
  await page.getByTestId('sign-in-email').fill(email);
  await page.getByTestId('sign-in-password').fill(password);
  await page.getByTestId('sign-in-submit').click();
}

it('takes an interpreter from the invitation to a second factor, out again, and in by password and code', async () => {
  const { url, email } = await invited(trial);
  const page = await (await newContext()).newPage();
  await accept(page, url);
  expect(page.url()).not.toContain('invitation');
  const key = await setUpApp(page);
  await screen(page, 'idle');
  await page.getByTestId('open-account').click();
  await screen(page, 'account');
  await page.getByTestId('sign-out').click();
  await screen(page, 'sign-in');

  await signInBy(page, email, 'not the password at all');
  await page.waitForSelector('[data-code="sign-in-failed"]');
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
  expect(focused).toBe('sign-in-password');
  await signInBy(page, email);
  await page.getByTestId('sign-in-code').fill('000000');
  await page.waitForSelector('[data-code="code-wrong"]');
  // The code of the moment was used to set the app up.
  await page.getByTestId('sign-in-code').fill(codeOf(key, Date.now() + STEP_MS));
  // Where they were: at their account.
  await screen(page, 'account');
  await page.context().close();
});

it('lets an administrator sign in by a passkey alone, and go on where they were when they are signed out', async () => {
  const { url, email } = await invited(trial, 'admin');
  const context = await newContext();
  const page = await context.newPage();
  const device = await addAuthenticator(page);
  await accept(page, url);
  await page.getByTestId('offer-passkey').click();
  await page.getByTestId('offer-done').click();
  await screen(page, 'calls');
  await page.getByTestId('open-account').click();
  await screen(page, 'account');
  await page.waitForSelector(testId('passkey'));

  await signOutEverywhere(email);
  const told = Date.now();
  await screen(page, 'sign-in');
  expect(Date.now() - told).toBeLessThan(2_000);
  expect(new URL(page.url()).pathname).toBe('/admin/account');

  await device.refuse();
  await page.getByTestId('sign-in-passkey').click();
  await page.waitForSelector('[data-code="passkey-cancelled"], [data-code="sign-in-failed"]');
  await device.agree();
  await page.getByTestId('sign-in-passkey').click();
  await screen(page, 'account');
  await page.waitForSelector(`${testId('connection-state')}[data-state="connected"]`);
  await context.close();
});

/** From another browser, as somebody does who left theirs open. */
async function signOutEverywhere(email: string): Promise<void> {
  const elsewhere = new WebSession(trial.url, 'admin');
  await signIn(elsewhere, email);
  const { code } = await elsewhere.auth('/revoke-other-sessions', {});
  expect(code).toBeNull();
}

it('says that a link is worthless, and whom to ask', async () => {
  const { token } = await invited(trial);
  const page = await (await newContext()).newPage();
  await page.goto(`${trial.url}/interpreter/#invitation=${token.slice(0, -1)}`);
  await screen(page, 'invitation');
  await page.getByText('管理者に新しいリンクを頼んでください。').waitFor();
  await page.goto(`${trial.url}/interpreter/#invitation=${token}`);
  await page.getByTestId('invitation-password').fill('password1234');
  await page.getByTestId('invitation-accept').click();
  await page.waitForSelector('[data-code="password-common"]');
  await page.getByTestId('invitation-password').fill(goodPassword);
  await page.getByTestId('invitation-accept').click();
  await page.getByTestId('offer-skip').click();
  await screen(page, 'idle');
  await page.goto(`${trial.url}/interpreter/#invitation=${token}`);
  await page.getByText('管理者に新しいリンクを頼んでください。').waitFor();
  await page.context().close();
});

it('makes the first administrator of a server that has none', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'mado-first-'));
  const config = readConfig({ MADO_PORT: '0', MADO_LOG_LEVEL: 'error', MADO_DATA_DIR: dataDir }, 'trial');
  const overrides = { database: await newDatabase('embedded'), engine: new FakeMediaEngine() };
  const app = await createApp(config, overrides);
  const { url } = await app.start();
  const page = await (await newContext()).newPage();
  await page.goto(url + ((await app.accounts.firstAdministrator()) ?? ''));
  await page.getByTestId('invitation-password').fill(goodPassword);
  await page.getByTestId('invitation-accept').click();
  await page.waitForSelector('[data-code="missing"]');
  await page.getByTestId('invitation-name').fill('山田 花子');
  await page.getByTestId('invitation-email').fill('hanako@example.jp');
  await page.getByTestId('invitation-accept').click();
  await page.getByTestId('offer-skip').click();
  await screen(page, 'calls');
  await page.getByText('山田 花子 さん').waitFor();
  expect(await app.accounts.firstAdministrator()).toBeNull();
  await page.context().close();
  await app[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true });
});

it('keeps the line of who changes their password, and shows recovery codes to the end', async () => {
  const { email, browser: elsewhere } = await member(trial, 'supervisor');
  const page = await (await newContext()).newPage();
  await page.goto(`${trial.url}/admin/account`);
  await signInBy(page, email);
  await page.getByTestId('password-open').click();
  await page.getByTestId('password-current').fill(goodPassword);
  const next = '川沿いの桜並木を自転車で走る';
  await page.getByTestId('password-next').fill(next);
  await page.getByTestId('password-change').click();
  await page.getByText('パスワードを変えました。').waitFor();
  expect((await elsewhere.auth('/get-session')).code).toBe('unauthenticated');

  await page.getByTestId('app-begin').click();
  await page.getByTestId('ask-password').fill(next);
  await page.getByTestId('ask-password-submit').click();
  const key = ((await page.getByTestId('app-key').textContent()) ?? '').replaceAll(' ', '');
  await page.getByTestId('app-code').fill(codeOf(key, Date.now()));
  await page.getByTestId('recovery-kept').waitFor();
  // The session is another one now: its line is sought anew, and what is shown stays.
  await page.waitForSelector(`${testId('connection-state')}[data-state="connected"]`);
  expect(await page.getByTestId('recovery-codes').locator('li').count()).toBe(10);
  const [code = ''] = await page.getByTestId('recovery-codes').locator('li').allTextContents();
  await page.getByTestId('recovery-kept').click();
  await page.getByTestId('sign-out').click();
  await signInBy(page, email, next);
  await page.getByTestId('sign-in-recovery').click();
  await page.getByTestId('sign-in-recovery').fill(code);
  await page.getByTestId('sign-in-submit').click();
  await screen(page, 'account');
  await page.context().close();
});
