import { callLogPage, callDetail } from '@mado/core/protocol/rest/calls.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { newDatabase } from '../support/databases.ts';
import { deviceCounts, mediaStats, type MediaStats } from '../support/media-stats.ts';
import { answer, openAll, ring, screen, testId, Trial, type CallPages } from '../support/trial.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const paths = [
  { codec: 'vp8', protocol: 'udp', database: 'embedded' },
  { codec: 'h264', protocol: 'udp', database: 'postgres' },
  { codec: 'vp8', protocol: 'tcp', database: 'embedded' },
  { codec: 'vp9', protocol: 'tcp', database: 'embedded' },
] as const;

describe.each(paths)('a call with $codec over $protocol, on $database', ({ codec, protocol, database }) => {
  let trial: Trial;
  let pages: CallPages;
  beforeAll(async () => {
    const environment = { MADO_VIDEO_CODECS: codec, MADO_MEDIA_PROTOCOLS: protocol };
    trial = await Trial.start(await newDatabase(database), environment);
    pages = await openAll(browser, trial);
  });
  afterAll(async () => {
    await pages.context.close();
    await trial[Symbol.asyncDispose]();
  });

  it('brings nothing across before the answer, though both ends are connected', async () => {
    await ring(pages);
    await Promise.all([connected(pages.tablet, 2), connected(pages.console, 2)]);
    await until(pages.tablet, (stats) => stats.framesSent > 10);
    for (const page of [pages.tablet, pages.console]) {
      expect(await mediaStats(page)).toMatchObject({ packetsReceived: 0, framesDecoded: 0, audioEnergy: 0 });
      expect(await page.locator(testId('remote-video')).count()).toBe(0);
    }
    expect(await mediaStats(pages.console)).toMatchObject({ framesSent: 0 });
  });

  it('shows and plays each side to the other', async () => {
    await answer(pages);
    for (const page of [pages.tablet, pages.console]) {
      const first = await until(page, (stats) => stats.framesDecoded > 0 && stats.audioEnergy > 0);
      const later = await until(page, (stats) => stats.framesDecoded >= first.framesDecoded + 30);
      expect(later.audioEnergy).toBeGreaterThan(first.audioEnergy);
      expect(later.videoCodecs.map((type) => type.toLowerCase())).toEqual([`video/${codec}`]);
      expect(later.protocols).toEqual([protocol]);
      expect(await showsLivePicture(page)).toBe(true);
    }
  });

  it('ends on both sides, and the log tells it as it was', async () => {
    await pages.admin.waitForSelector(testId('call-row'));
    await pages.tablet.click(testId('end-call'));
    await screen(pages.tablet, 'survey');
    await screen(pages.console, 'wrap-up');
    await pages.tablet.click(testId('survey-3'));
    await screen(pages.tablet, 'home');
    await pages.admin.waitForSelector(`${testId('call-row')}[data-outcome="completed"]`);

    const { calls } = callLogPage.parse(await json(pages.admin, '/api/admin/calls'));
    expect(calls).toHaveLength(1);
    const [call] = calls;
    expect(call).toMatchObject({
      outcome: 'completed',
      reason: 'tapped',
      rating: 3,
      language: { tag: 'jsl' },
    });
    const { timeline } = callDetail.parse(await json(pages.admin, `/api/admin/calls/${call?.callId}`));
    expect(timeline.map(({ type }) => type)).toEqual([
      'requested',
      'offered',
      'accepted',
      'connected',
      'ended',
      'surveyed',
    ]);
    const times = [call?.requestedAt, call?.acceptedAt, call?.activeAt, call?.endedAt].map(Number);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const [requested, , accepted, connectedAt, ended] = timeline.map(({ at }) => at);
    expect([requested, accepted, connectedAt, ended]).toEqual(times);
  });

  it('leaves no media object behind', async () => {
    const objects = await trial.metric('mado_media_objects');
    expect(Object.fromEntries(objects)).toEqual({
      '{kind="router"}': 0,
      '{kind="transport"}': 0,
      '{kind="producer"}': 0,
      '{kind="consumer"}': 0,
    });
    for (const page of [pages.tablet, pages.console]) {
      const { given, open } = await deviceCounts(page);
      expect(given).toBeGreaterThan(0);
      expect(open).toBe(0);
    }
  });
});

/** Waits until `count` connections of the page are up: ICE and DTLS are done. */
const connected = (page: Page, count: number) =>
  page.waitForFunction(
    (wanted) =>
      (window.madoConnections ?? []).filter((pc) => pc.connectionState === 'connected').length >= wanted,
    count,
  );

/** Reads the statistics until they fit. The browser gathers them anew only every 50 ms or so. */
async function until(page: Page, fits: (stats: MediaStats) => boolean): Promise<MediaStats> {
  return expect
    .poll(() => mediaStats(page), { timeout: 20_000, interval: 100 })
    .toSatisfy(fits)
    .then(() => mediaStats(page));
}

/** The main picture is of the other side's camera: it has a size, and it moves. */
const showsLivePicture = (page: Page) =>
  page.evaluate(async (selector) => {
    const video = document.querySelector<HTMLVideoElement>(selector);
    if (video === null || video.videoWidth < 320) return false;
    const frame = () => new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    await frame();
    await frame();
    return !video.paused && !video.muted;
  }, testId('remote-video'));

const json = (page: Page, path: string): Promise<unknown> =>
  page.evaluate(async (url) => (await fetch(url)).json() as Promise<unknown>, path);
