import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { endCall, ring, screen, testId, type CallPages } from '../../support/trial.ts';

declare global {
  interface Window {
    /** Instants (ms since the epoch) of the accepting click and of the first frame shown in the main place. */
    madoMarks?: { accepted?: number; shown?: number };
  }
}

/** Nobody has seen what rings, and moved a hand, before. */
const SOONEST_ANSWER_MS = 1_000;

/** Rings, answers and ends one call. @returns milliseconds from the answer to the first frame, in both directions */
export async function answerTimes(
  pages: Pick<CallPages, 'tablet' | 'console'>,
): Promise<{ toInterpreter: number; toVisitor: number }> {
  const { tablet, console: page } = pages;
  for (const each of [tablet, page]) await each.evaluate(() => (window.madoMarks = {}));
  await ring(pages);
  await Promise.all([tablet, page].map(isReady));
  await pause(SOONEST_ANSWER_MS);
  await page.click(testId('offer-accept'));
  const marks = await Promise.all([tablet, page].map(shownAt));
  const accepted = await page.evaluate(() => window.madoMarks?.accepted ?? NaN);
  await Promise.all([screen(tablet, 'in-call'), screen(page, 'in-call')]);
  await endCall(pages);
  const [toVisitor = NaN, toInterpreter = NaN] = marks.map((mark) => mark - accepted);
  return { toInterpreter, toVisitor };
}

/** Notes when "accept" is clicked and when a main picture first shows a frame. */
export const watchMarks = (page: Page): Promise<void> =>
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

/** Both transports stand, and the picture of the other side could come. */
const isReady = (page: Page) =>
  page.waitForFunction(() => {
    const open = (window.madoConnections ?? []).filter((pc) => pc.connectionState === 'connected');
    const receives = (pc: RTCPeerConnection) =>
      pc.signalingState === 'stable' && pc.getReceivers().some(({ track }) => track.kind === 'video');
    return open.length >= 2 && open.some(receives);
  });
