import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newDatabase } from '../../support/databases.ts';
import { inspection } from '../../support/inspection.ts';
import { launchSmall } from '../../support/small-browser.ts';
import type { TourOptions } from '../../support/tour.ts';
import { Trial } from '../../support/trial.ts';
import { troubles, troubleTimes } from '../../support/troubles.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchSmall();
});
afterAll(() => browser.close());

/** The most that has to fit on a tablet. */
const longWords: TourOptions = { language: 'ko', staff: 'en', viewport: { width: 820, height: 1180 } };

/** Runs in the page. What a visitor would have to scroll for: nobody does in the middle of a call. */
function belowTheEdge(): string[] {
  window.scrollTo(0, 0);
  const { clientHeight } = document.documentElement;
  return [...document.querySelectorAll('button, [role="status"], [role="alert"]')]
    .filter((part) => part.getBoundingClientRect().bottom > clientHeight)
    .map((part) => part.outerHTML.slice(0, 120));
}

it('no trouble shuts anybody out: everything that is to be read and pressed then is there', async () => {
  const environment = { MADO_DRAIN_SECONDS: '60' };
  await using trial = await Trial.start(await newDatabase('embedded'), environment, { times: troubleTimes });
  const { found, visit } = inspection();
  const cutOff: Record<string, readonly string[]> = {};
  await troubles(browser, trial, longWords, async (name, page) => {
    await visit(name, page);
    const below = await page.evaluate(belowTheEdge);
    if (below.length > 0) cutOff[name] = below;
  });
  expect(found).toEqual({});
  expect(cutOff).toEqual({});
});
