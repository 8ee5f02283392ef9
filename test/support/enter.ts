import type { Browser, Page } from 'playwright-core';
import type { Restartable } from '../integration/restartable.ts';
import { watchDevices } from './media-stats.ts';

/** A client opened by somebody who is signed in, in a profile and a window of its own. */
async function enter(
  browser: Browser,
  { url, cookie, client }: { url: string; cookie: string; client: 'tablet' | 'interpreter' },
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, locale: 'ja-JP' });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  await watchDevices(page);
  await page.goto(`${url}/${client}/`);
  return page;
}

/** The tablet and the interpreter of this number, each in a window of their own. */
export async function enterBoth(server: Restartable, browser: Browser, index: number): Promise<[Page, Page]> {
  const { url, ward } = server;
  const as = (client: 'tablet' | 'interpreter', id = '') =>
    enter(browser, { url, cookie: server.cookie(id), client });
  return [await as('tablet', ward.tablets[index]), await as('interpreter', ward.interpreters[index]?.id)];
}
