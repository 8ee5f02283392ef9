import { insertPerson } from '@mado/sfu-server/people/people-repository.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { newDatabase } from '../support/databases.ts';
import { HttpVisitor } from '../support/http-visitor.ts';
import { faults } from '../support/inspection.ts';
import { launchSmall } from '../support/small-browser.ts';
import { open, screen, testId, Trial } from '../support/trial.ts';

let browser: Browser;
let trial: Trial;
let context: BrowserContext;
beforeAll(async () => {
  browser = await launchSmall();
});
afterAll(() => browser.close());
beforeEach(async () => {
  trial = await Trial.start(await newDatabase('embedded'));
  context = await browser.newContext({ viewport: { width: 1180, height: 820 }, locale: 'ja-JP' });
  context.setDefaultTimeout(20_000);
});
afterEach(async () => {
  await context.close();
  await trial[Symbol.asyncDispose]();
});

const row = (page: Page, name: string) => page.locator(testId('person-row'), { hasText: name });

it('an administrator invites, and shuts out whom they invited', async () => {
  const page = await open(context, (await trial.links()).admin);
  await page.click('nav a[href="/admin/people"]');
  await row(page, '区役所 管理者').waitFor();
  expect(await faults(page)).toEqual([]);

  await page.click(testId('invite'));
  await page.click(testId('invite-confirm'));
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('invite-name');
  expect(await faults(page)).toEqual([]);
  await page.keyboard.type('新井 通');
  await page.fill(testId('invite-email'), 'arai@ward.example');
  await page.check(testId('invite-language-jsl'));
  await page.click(testId('invite-confirm'));
  const url = (await page.textContent(testId('invitation-url'))) ?? '';
  // What is seen this once does not go by a slip of the finger.
  await page.keyboard.press('Escape');
  await page.click(testId('close-link'));
  await page.waitForSelector(testId('invitation-row'));
  expect(await page.content()).not.toContain(url);

  const token = url.split('=')[1];
  const body = { token, password: 'seven tall cranes at dusk' };
  const accepted = await new HttpVisitor(trial.url).post('/api/interpreter/invitation/accept', body);
  expect(accepted.status).toBe(200);
  await page.reload();
  await row(page, '新井 通').getByTestId('person-actions').click();
  await page.getByTestId('person-disable').click();
  await page.click(testId('confirm'));
  await row(page, '新井 通').and(page.locator('[data-disabled="true"]')).waitFor();
  await row(page, '新井 通').getByTestId('person-actions').click();
  await page.getByTestId('person-erase').click();
  expect(await page.isDisabled(testId('confirm'))).toBe(true);
  await page.fill(testId('erase-name'), '新井 通');
  await page.click(testId('confirm'));
  await row(page, '新井 通').waitFor({ state: 'detached' });
});

it('nobody finds a way to shut themself out, and is told why', async () => {
  const page = await open(context, (await trial.links()).admin);
  await page.goto(`${trial.url}/admin/people`);
  await row(page, '区役所 管理者').getByTestId('person-actions').click();
  await page.waitForSelector('[role="menu"]');
  expect(await page.getByRole('menuitem').allTextContents()).toEqual(['登録データをダウンロード']);
  expect(await faults(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByTestId('person-download').click();
  expect((await download).suggestedFilename()).toBe('mado-account.json');
});

it('a supervisor sees the call log and the tablets, and is told so elsewhere', async () => {
  const id = newId();
  const account = { id, name: '係長', email: 's@ward.example', role: 'supervisor' as const, at: new Date() };
  await trial.app.database.transaction('supervisor', (tx) => insertPerson(tx, account));
  const link = await trial.app.accounts.sessions.createLink({ role: 'admin', subjectId: id });
  const page = await open(context, trial.url + link);
  await page.getByText('係長').waitFor();
  expect(await page.locator('nav a').allTextContents()).toEqual(['通話記録', 'タブレット']);
  await page.goto(`${trial.url}/admin/people`);
  await screen(page, 'forbidden');
  expect(await faults(page)).toEqual([]);
});
