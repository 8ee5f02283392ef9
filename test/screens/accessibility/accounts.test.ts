import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountTour } from '../../support/account-tour.ts';
import { newDatabase } from '../../support/databases.ts';
import { inspection } from '../../support/inspection.ts';
import { launchSmall } from '../../support/small-browser.ts';
import { Trial } from '../../support/trial.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchSmall();
});
afterAll(() => browser.close());

it.each([
  { client: 'interpreter', language: 'jsl', staff: 'ja', viewport: { width: 1180, height: 820 } },
  { client: 'admin', language: 'ko', staff: 'en', viewport: { width: 820, height: 1180 } },
] as const)('no screen of an account shuts anybody out ($client, staff $staff)', async (options) => {
  await using trial = await Trial.start(await newDatabase('embedded'));
  const { found, visit } = inspection();
  await accountTour(browser, trial, options, visit);
  expect(found).toEqual({});
});
