import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { member } from '../support/accounts.ts';
import { newDatabase } from '../support/databases.ts';
import { mediaStats } from '../support/media-stats.ts';
import {
  answer,
  newProfile,
  openAll,
  ring,
  screen,
  testId,
  Trial,
  type CallPages,
} from '../support/trial.ts';
import { launchSmall } from '../support/small-browser.ts';

let browser: Browser;
let trial: Trial;
let pages: CallPages;
beforeAll(async () => {
  browser = await launchSmall();
  trial = await Trial.start(await newDatabase('embedded'));
  pages = await openAll(browser, trial);
});
afterAll(async () => {
  await browser.close();
  await trial[Symbol.asyncDispose]();
});

it('keeps tablet, interpreter and administrator of one browser profile apart, through a call and reloads', async () => {
  await ring(pages);
  await answer(pages);
  await pages.tablet.reload();
  await screen(pages.tablet, 'in-call');
  await pages.console.reload();
  await screen(pages.console, 'in-call');
  for (const page of [pages.tablet, pages.console]) {
    await expect.poll(async () => (await mediaStats(page)).framesDecoded).toBeGreaterThan(10);
  }
  await pages.admin.reload();
  await screen(pages.admin, 'calls');
  await pages.admin.waitForSelector(testId('call-row'));

  await pages.console.click(testId('end-call'));
  await screen(pages.tablet, 'survey');
  await pages.tablet.click(testId('survey-skip'));
  await screen(pages.tablet, 'home');
  await pages.tablet.reload();
  await screen(pages.tablet, 'home');
  await screen(pages.console, 'wrap-up');
  await pages.console.reload();
  await screen(pages.console, 'wrap-up');
  await pages.console.click(testId('wrap-up-done'));
  await screen(pages.console, 'idle');
});

it('signs in once a link: another browser is told that it was used', async () => {
  const { admin } = await trial.links();
  const first = await browser.newContext();
  const page = await first.newPage();
  await page.goto(admin);
  await screen(page, 'calls');
  const second = await browser.newContext();
  const stranger = await second.newPage();
  const response = await stranger.goto(admin);
  expect(response?.status()).toBe(410);
  await stranger.goto(`${trial.url}/admin/`);
  await screen(stranger, 'sign-in');
  await stranger.goto(`${trial.url}/tablet/`);
  await screen(stranger, 'unpaired');
});

it('opens no account in the console that another tab has signed in to meanwhile', async () => {
  const [former, next] = [await member(trial), await member(trial)];
  const context = await newProfile(browser);
  const signedInAs = ({ browser: { session = '' } }: typeof former) =>
    context.addCookies([{ name: 'mado-interpreter', value: session, url: trial.url }]);
  await signedInAs(former);
  const page = await context.newPage();
  const known = page.waitForResponse(/get-session$/);
  await page.goto(`${trial.url}/interpreter/`);
  await screen(page, 'idle');
  await (await known).finished();
  await signedInAs(next);
  const again = page.waitForEvent('load');
  await page.click(testId('open-account'));
  await again;
  await screen(page, 'idle');
  await page.click(testId('open-account'));
  await page.getByText(next.email).waitFor();
  await context.close();
});

it('shows nothing of the former person once the line is back as somebody else’s', async () => {
  const former = await member(trial, 'supervisor');
  const next = await member(trial, 'supervisor');
  const context = await newProfile(browser);
  const signedInAs = ({ browser: { session = '' } }: typeof former) =>
    context.addCookies([{ name: 'mado-admin', value: session, url: trial.url }]);
  await signedInAs(former);
  const page = await context.newPage();
  await page.goto(`${trial.url}/admin/account`);
  await page.getByText(former.email).waitFor();
  await signedInAs(next);
  await former.browser.auth('/sign-out', {});
  await page.getByText(next.email).waitFor();
  expect(await page.getByText(former.email).count()).toBe(0);
  await context.close();
});
