import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { leave } from './away.ts';
import { endDevice, giveBack, withhold } from './device-loss.ts';
import { lineIs } from './line.ts';
import { newVisitorsContext, type TourOptions, type Visit } from './tour.ts';
import { answer, open, ring, screen, testId, type Trial } from './trial.ts';

/** The ringing takes longer than a person may, and nobody waits half a minute for a call to be given up. */
export const troubleTimes = { ...routingDefaults, offerTimeoutMs: 60_000, consoleGraceMs: 8_000 };

interface Pages {
  readonly tablet: Page;
  readonly console: Page;
}

/**
 * Walks through what can go wrong around a call, tablet and console on two devices.
 * @param trial with {@link troubleTimes}
 */
export async function troubles(
  browser: Browser,
  trial: Trial,
  options: TourOptions,
  visit: Visit,
): Promise<void> {
  const contexts = [await newVisitorsContext(browser, options), await newVisitorsContext(browser, options)];
  try {
    const pages = await openPages(trial, options.language, contexts);
    await ring(pages, options.language);
    await screen(pages.tablet, 'queued');
    await offline(pages.tablet, () => visit('tablet-queued-offline', pages.tablet));
    await answer(pages);
    await offline(pages.tablet, async () => {
      await visit('tablet-in-call-offline', pages.tablet);
      await pages.console.waitForSelector(testId('away'));
      await visit('interpreter-in-call-away', pages.console);
    });
    await withoutCamera(pages.tablet, () => visit('tablet-in-call-camera-busy', pages.tablet));
    await cutOff(pages, visit);
    await pages.tablet.click(testId('survey-skip'));
    await screen(pages.tablet, 'home');
    await trial.app.drain();
    await pages.tablet.waitForSelector(`${testId(`language-${options.language}`)}:disabled`);
    await visit('tablet-home-stopping', pages.tablet);
  } finally {
    for (const context of contexts) await context.close();
  }
}

async function openPages(
  trial: Trial,
  language: string,
  [counter, desk]: readonly BrowserContext[],
): Promise<Pages> {
  const { tablets, interpreters } = await trial.links();
  const interpreter = interpreters.find(({ languages }) => languages.includes(language));
  if (counter === undefined || desk === undefined) throw new Error('two devices are needed');
  return {
    tablet: await open(counter, tablets[0]?.url ?? ''),
    console: await open(desk, interpreter?.url ?? ''),
  };
}

async function offline(page: Page, look: () => Promise<void>): Promise<void> {
  await page.context().setOffline(true);
  await lineIs(page, 'offline');
  await look();
  await page.context().setOffline(false);
  await lineIs(page, 'connected');
}

async function withoutCamera(page: Page, look: () => Promise<void>): Promise<void> {
  await withhold(page, 'video', 'NotReadableError');
  await endDevice(page, 'video');
  const alert = page.getByRole('alert');
  await alert.waitFor();
  await look();
  await giveBack(page);
  await alert.waitFor({ state: 'detached' });
}

/** The interpreter leaves and does not come back. */
async function cutOff(pages: Pages, visit: Visit): Promise<void> {
  await leave(pages.console);
  await pages.tablet.waitForSelector(testId('away'));
  await visit('tablet-in-call-away', pages.tablet);
  await screen(pages.tablet, 'survey');
  await visit('tablet-survey-cut-off', pages.tablet);
}
