import type { Browser, BrowserContext, Page } from 'playwright-core';
import { closedForToday } from './closed-for-today.ts';
import { answer, open, ring, screen, testId, type CallPages, type Trial } from './trial.ts';

export interface TourOptions {
  /** The language of the call. */
  readonly language: 'jsl' | 'en' | 'ko' | 'cmn';
  /** The language of staff, interpreter and administrator. */
  readonly staff: 'ja' | 'en';
  readonly viewport: { readonly width: number; readonly height: number };
}

/** Told of each screen while it shows. The name says which client's it is. */
export type Visit = (name: string, page: Page) => Promise<void>;

/** Walks through the screens of all three clients, as a day at the counter comes by them. */
export async function tour(browser: Browser, trial: Trial, options: TourOptions, look: Visit): Promise<void> {
  // A tab in the background is hardly drawn.
  const visit: Visit = async (name, page) => {
    await page.bringToFront();
    await look(name, page);
  };
  const context = await newVisitorsContext(browser, options);
  try {
    const code = await strangers(context, trial, visit);
    const links = await trial.links();
    const pages = {
      context,
      admin: await open(context, links.admin),
      tablet: await open(context, links.tablets[0]?.url ?? ''),
      console: await open(
        context,
        links.interpreters.find(({ languages }) => languages.includes(options.language))?.url ?? '',
      ),
    };
    await pairing(pages, `${trial.url}/admin/tablets?code=${code}`, visit);
    await before(pages, options, visit);
    await closedForToday(pages, options, visit);
    await during(pages, options, visit);
    await after(pages, visit);
  } finally {
    await context.close();
  }
}

/** A browser profile of the size and with the staff's language of the tour. The caller closes it. */
export async function newVisitorsContext(
  browser: Browser,
  { viewport, staff }: TourOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, locale: 'ja-JP', reducedMotion: 'reduce' });
  await context.addInitScript((locale) => {
    localStorage.setItem('mado.locale', locale);
  }, staff);
  context.setDefaultTimeout(20_000);
  return context;
}

/** Nobody is signed in. @returns the code that the tablet shows */
async function strangers(context: BrowserContext, trial: Trial, visit: Visit): Promise<string> {
  const page = await context.newPage();
  await page.goto(`${trial.url}/tablet/`);
  await screen(page, 'unpaired');
  const code = await page.getByTestId('pairing-code').innerText();
  await visit('tablet-unpaired', page);
  for (const client of ['interpreter', 'admin']) {
    await page.goto(`${trial.url}/${client}/`);
    await screen(page, 'sign-in');
    await visit(`${client}-sign-in`, page);
  }
  await page.close();
  return code;
}

/** The administrator looks at the tablets, at one that asks, and at what sending one away would do. */
async function pairing({ admin }: CallPages, address: string, visit: Visit): Promise<void> {
  await admin.goto(address);
  await admin.getByTestId('pairing-deny').waitFor();
  await visit('admin-pairing', admin);
  await admin.getByTestId('pairing-deny').click();
  await admin.getByTestId('pairing-code-field').waitFor();
  await visit('admin-tablets', admin);
  await admin.getByTestId('tablet-revoke').first().click();
  await admin.getByTestId('tablet-revoke-confirm').waitFor();
  await visit('admin-tablet-revoke', admin);
  await admin.keyboard.press('Escape');
  await admin.goto(new URL('/admin/', address).href);
}

/** Nobody is available: the visitor is told at once. */
async function before(
  { tablet, console: page, admin }: CallPages,
  { language }: TourOptions,
  visit: Visit,
): Promise<void> {
  await screen(tablet, 'home');
  await visit('tablet-home', tablet);
  await check(tablet, 'tablet', visit);
  await screen(page, 'idle');
  await visit('interpreter-idle', page);
  await check(page, 'interpreter', visit);
  await screen(admin, 'calls');
  await visit('admin-calls-empty', admin);
  await tablet.click(testId(`language-${language}`));
  await screen(tablet, 'unavailable');
  await visit('tablet-unavailable', tablet);
  await tablet.reload();
  await screen(tablet, 'unavailable');
  await tablet.getByTestId('go-home').click();
  await screen(tablet, 'home');
}

/** The page that checks camera, microphone, sound and network, before and after it has begun. */
async function check(page: Page, client: 'tablet' | 'interpreter', visit: Visit): Promise<void> {
  await page.getByTestId('open-check').click();
  await screen(page, 'check');
  await visit(`${client}-check`, page);
  await page.getByTestId('check-start').click();
  await page.waitForSelector(`${testId('check-camera')}:not([data-state="open"])`);
  await page.getByTestId('play-tone').click();
  await page.getByTestId('tone-heard').click();
  await visit(`${client}-check-done`, page);
  await page.getByTestId('close-check').click();
  await page.waitForSelector(testId('open-check'));
}

async function during(pages: CallPages, { language }: TourOptions, visit: Visit): Promise<void> {
  await ring(pages, language);
  await screen(pages.tablet, 'queued');
  await picturesShown(pages.tablet);
  await visit('tablet-queued', pages.tablet);
  await visit('interpreter-offer', pages.console);
  await answer(pages);
  for (const page of [pages.tablet, pages.console]) await picturesShown(page);
  await visit('tablet-in-call', pages.tablet);
  await visit('interpreter-in-call', pages.console);
  for (const [client, page] of [
    ['tablet', pages.tablet],
    ['interpreter', pages.console],
  ] as const) {
    await page.getByTestId('open-settings').click();
    await visit(`${client}-in-call-settings`, page);
    await page.getByTestId('close-settings').click();
  }
  await write(pages, visit);
}

/** Both write to each other: one has sent something, the other is still writing. */
async function write({ tablet, console: page }: CallPages, visit: Visit): Promise<void> {
  await tablet.getByTestId('open-text').click();
  await visit('tablet-text-empty', tablet);
  await tablet.getByTestId('text-input').fill('2024年 ¥12,300');
  await tablet.getByTestId('text-send').click();
  await page.getByTestId('text-messages').getByText('¥12,300').waitFor();
  await page.getByTestId('text-input').pressSequentially('→ 3F, 5');
  await tablet.getByTestId('text-writing').waitFor();
  await visit('tablet-text', tablet);
  await visit('interpreter-text', page);
  for (const each of [tablet, page]) await each.getByTestId('text-close').click();
}

async function after({ tablet, console: page, admin }: CallPages, visit: Visit): Promise<void> {
  await tablet.click(testId('end-call'));
  await screen(tablet, 'survey');
  await visit('tablet-survey', tablet);
  await screen(page, 'wrap-up');
  await visit('interpreter-wrap-up', page);
  await tablet.click(testId('survey-3'));
  await screen(tablet, 'home');
  await admin.waitForSelector(`${testId('call-row')}[data-outcome="completed"]`);
  await visit('admin-calls', admin);
  await admin.click(`${testId('call-row')}[data-outcome="completed"] a`);
  await admin.waitForSelector(testId('call-event'));
  await visit('admin-call', admin);
  await admin.click('nav a[href$="/audit"]');
  await screen(admin, 'audit');
  await admin.waitForSelector(testId('audit-entry'));
  await visit('admin-audit', admin);
  await admin.click('nav a[href$="/people"]');
  await screen(admin, 'people');
  await admin.waitForSelector(testId('person-row'));
  await visit('admin-people', admin);
}

/** Waits until every video of the screen, our own and theirs, has shown a few frames. */
const picturesShown = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const shown = async (video: HTMLVideoElement) => {
      for (let frame = 0; frame < 5; frame += 1) {
        await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
      }
    };
    await Promise.all([...document.querySelectorAll('video')].map(shown));
  });
