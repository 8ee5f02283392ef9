import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountTour } from '../support/account-tour.ts';
import { launchChromium } from '../support/chromium.ts';
import { newDatabase } from '../support/databases.ts';
import { tour, type TourOptions, type Visit } from '../support/tour.ts';
import { Trial } from '../support/trial.ts';
import { troubles, troubleTimes } from '../support/troubles.ts';

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

/** The most that has to fit on a tablet. */
const longWords: TourOptions = { language: 'ko', staff: 'en', viewport: { width: 820, height: 1180 } };

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds, and what it does not look for: targets under 44 px, and content wider than the screen. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  return [...found, ...(await page.evaluate(smallTargetsAndOverflow))];
}

/**
 * Runs in the page. A target is as large as the area that reacts to a touch, which may be more than its box; one that
 * shows only with the focus is measured with the focus. Links within a sentence are exempt (WCAG 2.2, 2.5.8), and what
 * is there for screen readers alone, as the way out at the end of a dialogue.
 */
function smallTargetsAndOverflow(): string[] {
  const reaches = (target: Element, x: number, y: number) => target.contains(document.elementFromPoint(x, y));
  const isSmall = (target: HTMLElement) => {
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = target.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const corners = [-21, 21].flatMap((dx) => [-21, 21].map((dy) => [x + dx, y + dy] as const));
    const wideEnough = corners.every(([cx, cy]) => reaches(target, cx, cy));
    // Of a single pixel is what screen readers alone are to find.
    return width > 1 && (width < 44 || height < 44) && !wideEnough;
  };
  const targets = [
    ...document.querySelectorAll<HTMLElement>('button, a[href], [role="button"], select, summary'),
  ];
  const isUnseen = (target: HTMLElement) => target.tabIndex < 0 && target.offsetWidth <= 1;
  const small = targets.filter(
    (target) => getComputedStyle(target).display !== 'inline' && !isUnseen(target) && isSmall(target),
  );
  const { scrollWidth, clientWidth } = document.documentElement;
  return [
    ...small.map((target) => `smaller than 44 px: ${target.outerHTML.slice(0, 120)}`),
    ...(scrollWidth > clientWidth ? [`wider than the screen: ${scrollWidth} px`] : []),
  ];
}

/** Runs in the page. What a visitor would have to scroll for: nobody does in the middle of a call. */
function belowTheEdge(): string[] {
  window.scrollTo(0, 0);
  const { clientHeight } = document.documentElement;
  return [...document.querySelectorAll('button, [role="status"], [role="alert"]')]
    .filter((part) => part.getBoundingClientRect().bottom > clientHeight)
    .map((part) => part.outerHTML.slice(0, 120));
}

/** Collects what is wrong on the screens of a walk, by their names. */
function inspection() {
  const found: Record<string, string[]> = {};
  const visit: Visit = async (name, page) => {
    const wrong = await faults(page);
    if (wrong.length > 0) found[name] = wrong;
  };
  return { found, visit };
}

it.each(tours)(
  'no screen shuts anybody out ($language, staff $staff, $viewport.width px)',
  async (options) => {
    await using trial = await Trial.start(await newDatabase('embedded'));
    const { found, visit } = inspection();
    await tour(browser, trial, options, visit);
    expect(found).toEqual({});
  },
);

it.each([
  { client: 'interpreter', language: 'jsl', staff: 'ja', viewport: { width: 1180, height: 820 } },
  { client: 'admin', language: 'ko', staff: 'en', viewport: { width: 820, height: 1180 } },
] as const)('no screen of an account shuts anybody out ($client, staff $staff)', async (options) => {
  await using trial = await Trial.start(await newDatabase('embedded'));
  const { found, visit } = inspection();
  await accountTour(browser, trial, options, visit);
  expect(found).toEqual({});
});

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
