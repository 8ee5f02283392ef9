import { callQuality, type QualityDirection } from '@mado/core/protocol/quality.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { newDatabase } from '../support/databases.ts';
import { newProfile, open, openApart, answer, ring, screen, testId, Trial } from '../support/trial.ts';

/** Long enough for a whole window of ten seconds, wherever it begins, and one that is not whole. */
const RECORDED_SECONDS = 22;

let browser: Browser;
let trial: Trial;
let pages: Awaited<ReturnType<typeof openApart>>;
let admin: Page;
beforeAll(async () => {
  browser = await launchChromium();
  trial = await Trial.start(await newDatabase('embedded'));
  pages = await openApart(browser, trial);
  const profile = await newProfile(browser);
  admin = await open(profile, (await trial.links()).admin);
});
afterAll(async () => {
  await browser.close();
  await trial[Symbol.asyncDispose]();
});

const json = (page: Page, path: string): Promise<unknown> =>
  page.evaluate(async (url) => (await fetch(url)).json() as Promise<unknown>, path);

/** Reads the record until each direction fits. */
async function recorded(
  callId: string,
  fits: (direction: QualityDirection) => boolean,
): Promise<QualityDirection[]> {
  const read = async () =>
    callQuality.parse(await json(admin, `/api/admin/calls/${callId}/quality`)).directions;
  const fitting = async () => (await read()).filter(fits).length;
  await expect.poll(fitting, { timeout: 60_000, interval: 1_000 }).toBe(2);
  return read();
}

/** What the clock of the call shows, in seconds. */
async function lasted(): Promise<number> {
  const clock = await pages.console.getByRole('timer').first().innerText();
  return clock.split(':').reduce((total, part) => total * 60 + Number(part), 0);
}

it('is on record while it lasts, whole after its end, and on the page of the call', async () => {
  await ring(pages);
  await answer(pages);
  for (const page of [pages.tablet, pages.console]) {
    await page.waitForSelector(`${testId('quality')}[data-quality]`, { state: 'attached' });
  }
  const row = admin.locator(testId('call-row'));
  const callId = (await row.getAttribute('data-call-id')) ?? '';
  const during = await recorded(callId, ({ summary }) => summary.seconds >= 10);
  const enough = Math.max(RECORDED_SECONDS, (await lasted()) + 3);
  await expect.poll(lasted, { timeout: 60_000, interval: 500 }).toBeGreaterThan(enough);

  await pages.tablet.click(testId('end-call'));
  await screen(pages.tablet, 'survey');
  const windowsBefore = (to: string) =>
    during.find((direction) => direction.to === to)?.windows.length ?? Infinity;
  const whole = await recorded(callId, ({ to, windows }) => windows.length > windowsBefore(to));
  expect(whole.map(({ to }) => to)).toEqual(['tablet', 'interpreter']);
  for (const { summary } of whole) {
    expect(summary.seconds).toBeGreaterThan(RECORDED_SECONDS - 6);
    expect(summary.codecs).toEqual(['VP8', 'opus']);
    expect(summary.paths).toEqual(['udp']);
    // Sound may be there a moment before the picture.
    expect(summary.pictureSeconds).toBeGreaterThan(summary.seconds - 3);
    // The fake camera has thirty, and a busy machine draws fewer.
    expect(summary.fps?.p50).toBeGreaterThan(10);
    expect(summary.fps?.p50).toBeLessThanOrEqual(36);
    expect(summary.size?.width).toBeGreaterThanOrEqual(320);
    expect(summary.rttMs?.typical).toBeLessThan(200);
    expect(summary.delayMs?.typical).toBeGreaterThan(0);
    expect(summary.share).not.toBeNull();
  }

  await row.locator('a').click();
  await admin.getByTestId('quality-summary').waitFor();
  expect(await admin.getByTestId('quality-direction').count()).toBe(2);
  expect(await admin.locator(`${testId('quality-direction')} svg[role="img"]`).count()).toBe(6);
  await admin.getByText('10秒ごとの値を表で見る').first().click();
  const lines = admin.getByTestId('quality-series').first().locator('tbody tr');
  expect(await lines.count()).toBe(whole[0]?.windows.length);
  expect(await admin.locator('[data-measure="paths"] td').allInnerTexts()).toEqual(['UDP', 'UDP']);
});
