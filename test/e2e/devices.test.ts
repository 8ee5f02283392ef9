import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, type Devices } from '../support/chromium.ts';
import { newDatabase } from '../support/databases.ts';
import { deviceCounts } from '../support/media-stats.ts';
import { open, screen, testId, Trial } from '../support/trial.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await Trial.start(await newDatabase('embedded'));
});
afterAll(() => trial[Symbol.asyncDispose]());

/** A host name that leads here and that the browser does not take for this device. */
const insecureHost = 'mado.test';

const troubles: { devices: Devices; host?: string; words: RegExp; code: string }[] = [
  { devices: 'refused', words: /カメラ/, code: 'camera-refused' },
  { devices: 'missing', words: /カメラ/, code: 'camera-missing' },
  { devices: 'fake', host: insecureHost, words: /https/i, code: 'insecure-origin' },
];

describe.each(troubles)('with $code', ({ devices, host, words, code }) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium(devices, [`--host-resolver-rules=MAP ${insecureHost} 127.0.0.1`]);
  });
  afterAll(() => browser.close());

  const at = (url: string) => (host === undefined ? url : url.replace('localhost', host));

  it('the tablet says so in the words of its visitor, and requests nothing', async () => {
    const { tablets } = await trial.links();
    const context = await browser.newContext({ locale: 'ja-JP' });
    const page = await open(context, at(tablets[0]?.url ?? ''));
    await page.click(testId('language-jsl'));
    await screen(page, 'error');
    const text = await page.innerText('[data-screen="error"]');
    expect(text).toMatch(words);
    expect(text).toContain(code);
    expect([...(await trial.metric('mado_calls_current')).values()]).toEqual([0, 0, 0, 0]);
    await context.close();
  });

  it('the console says so, and its interpreter is not rung', async () => {
    const { interpreters } = await trial.links();
    const context = await browser.newContext({ locale: 'ja-JP' });
    const page = await open(context, at(interpreters[0]?.url ?? ''));
    await page.click(testId('status-available'));
    await page.waitForSelector(`[data-code="${code}"]`);
    expect(await page.innerText(`[data-code="${code}"]`)).toMatch(words);
    expect(await page.getAttribute(testId('status'), 'data-status')).toBe('offline');
    await context.close();
  });
});

it('the camera goes off when nobody is there to see it', async () => {
  const browser = await launchChromium();
  try {
    const { tablets } = await trial.links();
    const page = await open(await browser.newContext({ locale: 'ja-JP' }), tablets[0]?.url ?? '');
    await page.click(testId('language-jsl'));
    await screen(page, 'unavailable');
    await expect.poll(() => deviceCounts(page)).toEqual({ given: 2, open: 0 });
  } finally {
    await browser.close();
  }
});
