import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { newDatabase } from '../support/databases.ts';
import { tour, type TourOptions } from '../support/tour.ts';
import { Trial } from '../support/trial.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const tours: TourOptions[] = [
  { language: 'jsl', staff: 'ja', viewport: { width: 1180, height: 820 } },
  { language: 'ko', staff: 'en', viewport: { width: 820, height: 1180 } },
  { language: 'cmn', staff: 'ja', viewport: { width: 1440, height: 900 } },
];

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds, and what it does not look for: targets under 44 px, and content wider than the screen. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  return [...found, ...(await page.evaluate(smallTargetsAndOverflow))];
}

/** Runs in the page. Links within a sentence are exempt (WCAG 2.2, 2.5.8). */
function smallTargetsAndOverflow(): string[] {
  const targets = [...document.querySelectorAll('button, a[href], [role="button"], select, summary')];
  const small = targets.filter((target) => {
    const { width, height } = target.getBoundingClientRect();
    const inText = target.matches('a') && getComputedStyle(target).display === 'inline';
    return width > 0 && !inText && (width < 44 || height < 44);
  });
  const { scrollWidth, clientWidth } = document.documentElement;
  return [
    ...small.map((target) => `smaller than 44 px: ${target.outerHTML.slice(0, 120)}`),
    ...(scrollWidth > clientWidth ? [`wider than the screen: ${scrollWidth} px`] : []),
  ];
}

it.each(tours)(
  'no screen shuts anybody out ($language, staff $staff, $viewport.width px)',
  async (options) => {
    await using trial = await Trial.start(await newDatabase('embedded'));
    const found: Record<string, string[]> = {};
    await tour(browser, trial, options, async (name, page) => {
      const wrong = await faults(page);
      if (wrong.length > 0) found[name] = wrong;
    });
    expect(found).toEqual({});
  },
);
