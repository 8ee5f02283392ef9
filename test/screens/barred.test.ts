import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { newDatabase } from '../support/databases.ts';
import { faults } from '../support/inspection.ts';
import { ParticularProxy, type Manner } from '../support/particular-proxy.ts';
import { open, screen, Trial } from '../support/trial.ts';

let browser: Browser;
let trial: Trial;
beforeAll(async () => {
  browser = await launchChromium();
  trial = await Trial.start(await newDatabase('embedded'));
});
afterAll(async () => {
  await browser.close();
  await trial[Symbol.asyncDispose]();
});

/** To be seen on either client, in words that a network team looks for. */
const asks = ['localhost', 'WebSocket', 'Upgrade: websocket'];
const request = '情報システムの担当の方へ';

it.concurrent.each<['tablet' | 'interpreter', Manner]>([
  ['tablet', 'forbids'],
  ['interpreter', 'misunderstands'],
])(
  'the %s behind a proxy that %s WebSockets says what to ask for, and goes on once they pass',
  async (client, manner) => {
    await using proxy = await ParticularProxy.start(trial.url, manner);
    await using page = disposable(await opened(proxy, client));
    await page.value.getByRole('heading', { name: request }).waitFor();
    const words = await page.value.locator('[data-screen="offline"]').innerText();
    for (const word of asks) expect(words).toContain(word);
    expect(await faults(page.value)).toEqual([]);
    proxy.manner = 'passes';
    await screen(page.value, client === 'tablet' ? 'home' : 'idle');
  },
);

it.concurrent('whoever has no network at all is not told to ask for WebSockets', async () => {
  await using proxy = await ParticularProxy.start(trial.url, 'passes');
  await using page = disposable(await opened(proxy, 'tablet'));
  await screen(page.value, 'home');
  await proxy[Symbol.asyncDispose]();
  await screen(page.value, 'offline');
  await page.value.waitForTimeout(10_000);
  expect(await page.value.getByText('WebSocket').count()).toBe(0);
});

async function opened(proxy: ParticularProxy, client: 'tablet' | 'interpreter'): Promise<Page> {
  const { tablets, interpreters } = await trial.links();
  const link = (client === 'tablet' ? tablets : interpreters)[0]?.url ?? '';
  const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, locale: 'ja-JP' });
  context.setDefaultTimeout(40_000);
  return open(context, proxy.through(link));
}

const disposable = (value: Page) => ({ value, [Symbol.asyncDispose]: () => value.context().close() });
