import type { Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { openApart, ring, screen, testId, Trial, type CallPages } from '../support/trial.ts';
import { freshDatabase } from './fresh-database.ts';
import { measurement, type Measurement } from './measurement.ts';
import { barePair, prepareBarePair } from './bare-pair.ts';

const CALLS = 20;

declare global {
  interface Window {
    /** Instants (ms since the epoch) of the accepting click and of the first frame shown in the main place. */
    madoMarks?: { accepted?: number; shown?: number };
  }
}

/**
 * From the interpreter's click on "accept" to the first frame of the other side that is shown, in both directions;
 * beside a bare pair of connections in the same browser, from its createOffer.
 */
export async function firstFrame(): Promise<Measurement[]> {
  const browser = await launchChromium();
  // One call after the other, faster than any person makes them.
  await using trial = await Trial.start(await freshDatabase(), {}, { messagesPer10s: 10_000 });
  try {
    const pages = await openApart(browser, trial);
    for (const page of [pages.tablet, pages.console]) await watchMarks(page);
    const bare = await prepareBarePair(await browser.newContext(), trial.url);
    const [toInterpreter, toVisitor, reference]: [number[], number[], number[]] = [[], [], []];
    for (let call = 0; call < CALLS; call += 1) {
      reference.push(...(await barePair(bare)));
      const times = await measureCall(pages);
      toInterpreter.push(times.toInterpreter);
      toVisitor.push(times.toVisitor);
    }
    const name = 'first-frame';
    const against = { name: 'bare RTCPeerConnection pair, from createOffer', values: reference };
    return [
      measurement(
        { name, metric: 'answer to first frame of the visitor', unit: 'ms' },
        toInterpreter,
        against,
      ),
      measurement(
        { name, metric: 'answer to first frame of the interpreter', unit: 'ms' },
        toVisitor,
        against,
      ),
    ];
  } finally {
    await browser.close();
  }
}

async function measureCall(
  pages: Pick<CallPages, 'tablet' | 'console'>,
): Promise<{ toInterpreter: number; toVisitor: number }> {
  const { tablet, console: page } = pages;
  for (const each of [tablet, page]) await each.evaluate(() => (window.madoMarks = {}));
  await ring(pages);
  await Promise.all([tablet, page].map(connectedBothWays));
  await page.click(testId('offer-accept'));
  const marks = await Promise.all([tablet, page].map(shownAt));
  const accepted = await page.evaluate(() => window.madoMarks?.accepted ?? NaN);
  await Promise.all([screen(tablet, 'in-call'), screen(page, 'in-call')]);
  await tablet.click(testId('end-call'));
  await tablet.click(testId('survey-skip'));
  await screen(tablet, 'home');
  await page.click(testId('wrap-up-done'));
  await screen(page, 'idle');
  const [toVisitor = NaN, toInterpreter = NaN] = marks.map((mark) => mark - accepted);
  return { toInterpreter, toVisitor };
}

/** Notes when "accept" is clicked and when a main picture first shows a frame. */
const watchMarks = (page: Page): Promise<void> =>
  page.evaluate(
    ({ accept, remote }) => {
      const instant = (time: number) => performance.timeOrigin + time;
      const marks = () => (window.madoMarks ??= {});
      const watched = new WeakSet<Element>();
      document.addEventListener(
        'click',
        (event) => {
          if (event.target instanceof Element && event.target.closest(accept))
            marks().accepted = instant(event.timeStamp);
        },
        true,
      );
      new MutationObserver(() => {
        const video = document.querySelector<HTMLVideoElement>(remote);
        if (video === null || watched.has(video)) return;
        watched.add(video);
        video.requestVideoFrameCallback((_now, frame) => {
          marks().shown ??= instant(frame.presentationTime);
        });
      }).observe(document.body, { childList: true, subtree: true });
    },
    { accept: testId('offer-accept'), remote: testId('remote-video') },
  );

const shownAt = async (page: Page): Promise<number> => {
  const shown = await page.waitForFunction(() => window.madoMarks?.shown);
  return (await shown.jsonValue()) ?? NaN;
};

const connectedBothWays = (page: Page) =>
  page.waitForFunction(
    () => (window.madoConnections ?? []).filter((pc) => pc.connectionState === 'connected').length >= 2,
  );
