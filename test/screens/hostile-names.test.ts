import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newDatabase } from '../support/databases.ts';
import { launchSmall } from '../support/small-browser.ts';
import { answer, openAll, ring, screen, testId, Trial, type CallPages } from '../support/trial.ts';

/** Names that would be program text if any client took them for more than text. */

const hostile = (who: string) =>
  `${who}<img src=x onerror="window.madoTaken=1"><script>window.madoTaken=2</script>{{constructor.constructor('window.madoTaken=3')()}}$t(errors.internal)`;

declare global {
  interface Window {
    madoTaken?: number;
  }
}

let browser: Browser;
let trial: Trial;
let pages: CallPages;
/** What the browsers complained of. */
const violations: string[] = [];

beforeAll(async () => {
  browser = await launchSmall();
  trial = await Trial.start(await newDatabase('embedded'));
  await trial.app.database.transaction('hostile-names', async (tx) => {
    await tx
      .updateTable('counter')
      .set({ name: hostile('C'), department: hostile('D') })
      .where('section', '=', '住民情報')
      .execute();
    await tx
      .updateTable('interpreter')
      .set({ name: hostile('I') })
      .execute();
    await tx
      .updateTable('auth_user')
      .set({ name: hostile('U') })
      .execute();
  });
  pages = await openAll(browser, trial);
  for (const page of [pages.tablet, pages.console, pages.admin])
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) violations.push(message.text());
    });
});
afterAll(async () => {
  await browser.close();
  await trial[Symbol.asyncDispose]();
});

const isText = async (page: Page, who: string): Promise<void> => {
  await page.getByText(`${who}<img src=x`).first().waitFor();
  expect(await page.evaluate(() => window.madoTaken)).toBeUndefined();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
};

it('are text in every client, through a call', async () => {
  await isText(pages.tablet, 'C');
  await isText(pages.console, 'I');
  await isText(pages.admin, 'U');
  await ring(pages);
  await isText(pages.console, 'C');
  await answer(pages);
  await pages.tablet.click(testId('end-call'));
  await screen(pages.console, 'wrap-up');
  await isText(pages.console, 'C');
  await isText(pages.admin, 'C');
  await pages.admin.locator(testId('call-row')).first().click();
  await screen(pages.admin, 'call');
  await isText(pages.admin, 'I');
  // It shows nobody's name in a call.
  expect(await pages.tablet.evaluate(() => window.madoTaken)).toBeUndefined();
  expect(violations).toEqual([]);
});
