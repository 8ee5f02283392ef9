import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newDatabase } from '../../support/databases.ts';
import { inspection } from '../../support/inspection.ts';
import { launchSmall } from '../../support/small-browser.ts';
import { tour, type TourOptions } from '../../support/tour.ts';
import { Trial } from '../../support/trial.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchSmall();
});
afterAll(() => browser.close());

const tours: TourOptions[] = [
  { language: 'jsl', staff: 'ja', viewport: { width: 1180, height: 820 } },
  { language: 'ko', staff: 'en', viewport: { width: 820, height: 1180 } },
  { language: 'cmn', staff: 'ja', viewport: { width: 1440, height: 900 } },
];

it.each(tours)(
  'no screen shuts anybody out ($language, staff $staff, $viewport.width px)',
  async (options) => {
    await using trial = await Trial.start(await newDatabase('embedded'));
    const { found, visit } = inspection();
    await tour(browser, trial, options, visit);
    expect(found).toEqual({});
  },
);
