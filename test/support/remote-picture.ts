import type { Page } from 'playwright-core';
import { testId } from './trial.ts';

declare global {
  interface Window {
    /** When the picture of the other side showed a new frame, in milliseconds since the page's start. */
    madoFrames?: number[];
  }
}

/** Waits until the other side's picture has shown so many more frames: it is there, and it moves. */
export async function showsPicture(page: Page, frames = 10): Promise<void> {
  await page.waitForSelector(testId('remote-video'));
  await page.evaluate(
    async ({ selector, count }) => {
      for (let seen = 0; seen < count; seen += 1) {
        const video = document.querySelector<HTMLVideoElement>(selector);
        await new Promise((resolve) => video?.requestVideoFrameCallback(resolve));
      }
    },
    { selector: testId('remote-video'), count: frames },
  );
}

/** The tracks that the other side's picture is made of: others after each new join. */
export const remoteTracks = (page: Page): Promise<readonly string[]> =>
  page.evaluate((selector) => {
    const stream = document.querySelector<HTMLVideoElement>(selector)?.srcObject;
    return stream instanceof MediaStream ? stream.getTracks().map(({ id }) => id) : [];
  }, testId('remote-video'));

/** Notes every frame of the other side's picture from now on, for {@link longestFreeze}. */
export const recordPicture = (page: Page): Promise<void> =>
  page.evaluate((selector) => {
    const times: number[] = [performance.now()];
    window.madoFrames = times;
    const video = document.querySelector<HTMLVideoElement>(selector);
    const note = () => {
      if (window.madoFrames !== times) return;
      times.push(performance.now());
      video?.requestVideoFrameCallback(note);
    };
    video?.requestVideoFrameCallback(note);
  }, testId('remote-video'));

/** When new frames were shown since {@link recordPicture}, in milliseconds since the epoch. */
export const frameTimes = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => (window.madoFrames ?? []).map((at) => performance.timeOrigin + at));

/** The longest time without a new frame since {@link recordPicture}, in milliseconds. */
export const longestFreeze = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const times = [...(window.madoFrames ?? []), performance.now()];
    return Math.round(Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at))));
  });
