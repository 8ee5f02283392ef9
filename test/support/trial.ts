import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createApp, type App, type AppOverrides } from '@mado/sfu-server/app.ts';
import { systemClock } from '@mado/sfu-server/clock.ts';
import { readConfig } from '@mado/sfu-server/config.ts';
import type { Database } from '@mado/sfu-server/db/database.ts';
import { createTrialLinks, type TrialLinks } from '@mado/sfu-server/trial/links.ts';
import { seedTrial } from '@mado/sfu-server/trial/seed.ts';
import { watchConnections, watchDevices } from './media-stats.ts';

/** The real server as in a trial: the sample ward, the real media engine, real time. */
export class Trial implements AsyncDisposable {
  readonly app: App;
  readonly url: string;
  readonly #dataDir: string;

  private constructor(app: App, url: string, dataDir: string) {
    this.app = app;
    this.url = url;
    this.#dataDir = dataDir;
  }

  /** @param database migrated and empty; closed with the trial */
  static async start(
    database: Database,
    environment: Readonly<Record<string, string>> = {},
    overrides: AppOverrides = {},
  ): Promise<Trial> {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'mado-trial-'));
    const defaults = {
      MADO_PORT: '0',
      MADO_MEDIA_WORKERS: '1',
      MADO_LOG_LEVEL: 'error',
      MADO_DATA_DIR: dataDir,
    };
    const config = readConfig({ ...defaults, ...environment }, 'trial');
    const app = await createApp(config, { ...overrides, database });
    await seedTrial(app.database, systemClock);
    const { url } = await app.start();
    return new Trial(app, url, dataDir);
  }

  /** Fresh sign-in links, as `npm start` prints them. */
  links(): Promise<TrialLinks> {
    const { database, accounts } = this.app;
    return createTrialLinks({ database, sessions: accounts.sessions, url: this.url });
  }

  async metric(name: string): Promise<Map<string, number>> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const lines = text.split('\n').filter((line) => line.startsWith(name) && !line.startsWith('#'));
    return new Map(
      lines.map((line) => {
        const space = line.lastIndexOf(' ');
        return [line.slice(name.length, space), Number(line.slice(space + 1))];
      }),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.app[Symbol.asyncDispose]();
    await rm(this.#dataDir, { recursive: true });
  }
}

export const testId = (id: string): string => `[data-testid="${id}"]`;

/** Waits for a screen of a client. */
export const screen = (page: Page, ...names: string[]): Promise<unknown> =>
  page.waitForSelector(names.map((name) => `[data-screen="${name}"]`).join(', '));

/** Opens a sign-in link in a page of its own and waits for its client's first screen. */
export async function open(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await watchConnections(page);
  await watchDevices(page);
  await page.goto(url);
  await page.waitForSelector('[data-screen]');
  return page;
}

export interface CallPages {
  readonly context: BrowserContext;
  readonly tablet: Page;
  readonly console: Page;
  readonly admin: Page;
}

type Callers = Pick<CallPages, 'tablet' | 'console'>;

/** One browser profile with a tablet, an interpreter of the language and the administrator. */
export async function openAll(browser: Browser, trial: Trial, language = 'jsl'): Promise<CallPages> {
  const links = await linksOf(trial, language);
  const context = await newProfile(browser);
  const admin = await open(context, links.admin);
  const tablet = await open(context, links.tablet);
  const console_ = await open(context, links.interpreter);
  return { context, tablet, console: console_, admin };
}

interface Apart {
  /** A browser of its own for the console, where not even that may be shared. */
  readonly another?: Browser;
  /** Done to each of the two profiles before its page is opened. */
  readonly prepare?: (profile: BrowserContext) => Promise<unknown>;
}

/**
 * A tablet and an interpreter with a window each, as on two devices: Chromium draws a tab in the background of a window
 * but once a second.
 */
export async function openApart(
  browser: Browser,
  trial: Trial,
  { another = browser, prepare = async () => undefined }: Apart = {},
): Promise<Callers> {
  const links = await linksOf(trial, 'jsl');
  const enter = async (where: Browser, url: string): Promise<Page> => {
    const profile = await newProfile(where);
    await prepare(profile);
    return open(profile, url);
  };
  const tablet = await enter(browser, links.tablet);
  const console_ = await enter(another, links.interpreter);
  return { tablet, console: console_ };
}

/** A browser profile of its own. */
export async function newProfile(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, locale: 'ja-JP' });
  context.setDefaultTimeout(20_000);
  return context;
}

async function linksOf(trial: Trial, language: string) {
  const { admin, tablets, interpreters } = await trial.links();
  const interpreter = interpreters.find(({ languages }) => languages.includes(language));
  const [counter] = tablets;
  if (interpreter === undefined || counter === undefined) throw new Error('the sample ward is incomplete');
  return { admin, tablet: counter.url, interpreter: interpreter.url };
}

/** The interpreter makes themself available, and the visitor taps a language: returns while it rings. */
export async function ring({ tablet, console: page }: Callers, language = 'jsl'): Promise<void> {
  await page.click(testId('status-available'));
  await page.waitForSelector(`${testId('status')}[data-status="available"]`);
  await tablet.click(testId(`language-${language}`));
  await screen(page, 'offer');
}

/** The interpreter answers: returns once both are in the call. */
export async function answer({ tablet, console: page }: Callers): Promise<void> {
  await page.click(testId('offer-accept'));
  await Promise.all([screen(tablet, 'in-call'), screen(page, 'in-call')]);
}

/** The visitor ends the call and rates nothing, and the interpreter is done with it: both stand as before it. */
export async function endCall({ tablet, console: page }: Callers): Promise<void> {
  await tablet.click(testId('end-call'));
  await tablet.click(testId('survey-skip'));
  await screen(tablet, 'home');
  await page.click(testId('wrap-up-done'));
  await screen(page, 'idle');
}
