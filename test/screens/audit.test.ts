import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newDatabase } from '../support/databases.ts';
import { launchSmall } from '../support/small-browser.ts';
import { newVisitorsContext } from '../support/tour.ts';
import { open, screen, testId, Trial } from '../support/trial.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchSmall();
});
afterAll(() => browser.close());

/** The administrator's page of the audit log, reached from the call log. */
async function openAudit(trial: Trial, staff: 'ja' | 'en'): Promise<Page> {
  const viewport = { width: 1180, height: 820 };
  const context = await newVisitorsContext(browser, { language: 'jsl', staff, viewport });
  const page = await open(context, (await trial.links()).admin);
  await screen(page, 'calls');
  await page.click('nav a[href$="/audit"]');
  await screen(page, 'audit');
  await page.waitForSelector(testId('audit-entry'));
  return page;
}

const actions = (page: Page) =>
  page.$$eval('[data-testid="audit-entry"]', (rows) => rows.map((row) => row.getAttribute('data-action')));
const gone = (page: Page, action: string) =>
  page.waitForSelector(`${testId('audit-entry')}[data-action="${action}"]`, { state: 'detached' });

it('an administrator sees who looked at what, whose account is gone, and finds a kind of entry', async () => {
  await using trial = await Trial.start(await newDatabase('embedded'));
  const deleted = { actor: 'admin' as const, subjectId: '0195e0b0-0000-7000-8000-00000000000a' };
  const subject = { kind: 'setting' as const, id: 'offer-timeout' };
  const detail = { old: 15, new: 20 };
  const entry = { actor: deleted, action: 'setting-changed' as const, subject, from: '192.0.2.4', detail };
  await trial.app.audit.auditor.record(entry);
  const page = await openAudit(trial, 'en');
  expect(await actions(page)).toEqual(['audit-log-viewed', 'call-log-viewed', 'sign-in', 'setting-changed']);
  const text = (await page.textContent(`${testId('audit-entry')}[data-action="setting-changed"]`)) ?? '';
  for (const word of ['Deleted account', 'Changed a setting', '15 → 20', 'offer-timeout', '192.0.2.4'])
    expect(text).toContain(word);

  await page.getByTestId('audit-action').selectOption('call-log-viewed');
  await gone(page, 'setting-changed');
  expect(await actions(page)).toEqual(['call-log-viewed']);
  await page.getByRole('button', { name: 'Show everything' }).press('Enter');
  await page.getByRole('button', { name: /^Deleted account/ }).press('Enter');
  await gone(page, 'call-log-viewed');
  expect(await actions(page)).toEqual(['setting-changed']);
  await page.context().close();
});

it('an administrator is told whether the log is whole', async () => {
  await using trial = await Trial.start(await newDatabase('embedded'), { MADO_LOG_LEVEL: 'silent' });
  const page = await openAudit(trial, 'ja');
  const verdict = page.getByTestId('audit-verdict');
  await page.getByTestId('verify-audit').press('Enter');
  await page.waitForSelector(`${testId('audit-verdict')}[data-whole="true"]`);
  expect(await verdict.textContent()).toBe('記録はすべて元のままです（4件）');
  await trial.app.database.transaction('tamper', async (tx) => {
    await sql`alter table audit_entry disable trigger user`.execute(tx);
    await sql`update audit_entry set from_address = '192.0.2.9' where seq = 1`.execute(tx);
  });
  await page.getByTestId('verify-audit').press('Enter');
  await page.waitForSelector(`${testId('audit-verdict')}[data-whole="false"]`);
  expect(await verdict.textContent()).toContain('最初の異常は1番です');
  await page.context().close();
});
