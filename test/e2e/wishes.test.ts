import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newDatabase } from '../support/databases.ts';
import { faults } from '../support/inspection.ts';
import { launchSmall } from '../support/small-browser.ts';
import { answer, openApart, screen, testId, Trial, type CallPages } from '../support/trial.ts';

let browser: Browser;
let trial: Trial;
let pages: Pick<CallPages, 'tablet' | 'console'>;
beforeAll(async () => {
  browser = await launchSmall();
  trial = await Trial.start(await newDatabase('embedded'));
  pages = await openApart(browser, trial);
});
afterAll(async () => {
  await browser.close();
  await trial[Symbol.asyncDispose]();
});

const newestCall = () =>
  trial.app.database.read('newest-call', (db) =>
    db.selectFrom('call').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow(),
  );

it('what the staff enter goes with the next call, and the visitor says whom they want the next time', async () => {
  const { tablet, console: page } = pages;
  await page.click(testId('status-available'));
  await tablet.click(testId('open-wishes'));
  expect(await faults(tablet)).toEqual([]);
  await tablet.fill(testId('wishes-ticket'), '<A>');
  await tablet.locator(`${testId('wishes-save')}[disabled]`).waitFor();
  expect(await faults(tablet)).toEqual([]);
  await tablet.fill(testId('wishes-ticket'), 'A-102');
  await tablet.selectOption(testId('wishes-topic'), 'tax');
  await tablet.selectOption(testId('wishes-variant-jsl'), 'coded');
  await tablet.selectOption(testId('wishes-gender'), 'woman');
  await tablet.selectOption(testId('wishes-deaf'), 'deaf');
  await tablet.click(testId('wishes-save'));
  await tablet.getByText('希望あり（5件）').waitFor();
  await tablet.click(testId('language-jsl'));
  await screen(page, 'offer');
  expect(await newestCall()).toMatchObject({
    domain: 'tax',
    variants: ['coded'],
    wished_gender: 'woman',
    wished_deaf: true,
    ticket_hash: expect.any(String),
  });
  await answer(pages);
  await tablet.click(testId('end-call'));
  await screen(tablet, 'survey');
  await tablet.click(testId('next-time-other'));
  await tablet.locator(`${testId('next-time-other')}[aria-pressed="true"]`).waitFor();
  expect(await faults(tablet)).toEqual([]);
  expect((await newestCall()).next_time).toBe('other');
  await tablet.click(testId('survey-3'));
  await screen(tablet, 'home');
  await page.click(testId('wrap-up-done'));
});

it('is forgotten once the call is off the tablet', async () => {
  const { tablet } = pages;
  await tablet.getByText('希望を添える').waitFor();
  await tablet.click(testId('language-jsl'));
  await screen(tablet, 'queued');
  expect(await newestCall()).toMatchObject({ variants: [], wished_gender: null, ticket_hash: null });
  await tablet.click(testId('cancel-call'));
  await screen(tablet, 'home');
});
