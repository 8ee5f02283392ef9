import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newDatabase } from '../support/databases.ts';
import { launchSmall } from '../support/small-browser.ts';
import { answer, endCall, openApart, ring, screen, testId, Trial } from '../support/trial.ts';

const [question, reply] = ['振込はどこですか', '二階の三番窓口です'] as const;

let browser: Browser;
let trial: Trial;
let pages: Awaited<ReturnType<typeof openApart>>;
beforeAll(async () => {
  browser = await launchSmall();
  trial = await Trial.start(await newDatabase('embedded'));
  pages = await openApart(browser, trial);
  await ring(pages);
  await answer(pages);
});
afterAll(async () => {
  await browser.close();
  await trial[Symbol.asyncDispose]();
});

const read = (page: Page, text: string, isMine: boolean) =>
  page.locator(`${testId('text-messages')} [data-mine="${isMine}"]`, { hasText: text }).waitFor();

it('is read along while it is written, beside the picture, on a panel that opens by itself', async () => {
  await pages.tablet.click(testId('open-text'));
  await pages.tablet.locator(`${testId('text-input')}:focus`).pressSequentially(question.slice(0, 4));
  await pages.console.locator(testId('text-writing'), { hasText: question.slice(0, 4) }).waitFor();
  await pages.tablet.getByTestId('text-input').pressSequentially(question.slice(4));
  await pages.tablet.keyboard.press('Enter');
  await read(pages.console, question, false);
  await read(pages.tablet, question, true);
  await pages.console.locator(testId('text-writing')).waitFor({ state: 'detached' });
});

it('goes both ways', async () => {
  await pages.console.fill(testId('text-input'), reply);
  await pages.console.click(testId('text-send'));
  await read(pages.tablet, reply, false);
});

it('is there again after a reload, as far as the other side wrote it', async () => {
  await pages.tablet.reload();
  await screen(pages.tablet, 'in-call');
  await read(pages.tablet, reply, false);
  await pages.tablet.fill(testId('text-input'), '');
  await pages.tablet.locator(testId('text-input')).pressSequentially('ありがとう');
  await pages.console.locator(testId('text-writing'), { hasText: 'ありがとう' }).waitFor();
});

it('is kept nowhere', async () => {
  await endCall(pages);
  const found = await trial.app.database.read('find-text', async (db) => {
    const tables = await sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`.execute(db);
    expect(tables.rows.length).toBeGreaterThan(10);
    const counts = tables.rows.map(async ({ name }) => {
      const rows = await sql<{ count: number }>`
        select count(*)::int as count from ${sql.raw(name)} as row
        where row::text like ${`%${question}%`} or row::text like ${`%${reply}%`}`.execute(db);
      return [name, rows.rows[0]?.count] as const;
    });
    return (await Promise.all(counts)).filter(([, count]) => count !== 0);
  });
  expect(found).toEqual([]);
});
