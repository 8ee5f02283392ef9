import type { Page } from 'playwright-core';
import type { CallSides } from '../../support/away.ts';
import { blankPage, describe } from '../lab/bare-call.ts';

declare global {
  interface Window {
    /** When the bare connection first shows a picture, in milliseconds since the epoch. */
    madoShown?: Promise<number>;
  }
}

/** Two blank pages on the hosts of a far call, between which bare connections are made again and again. */
export class BareFarPair {
  readonly #pages: CallSides;

  private constructor(pages: CallSides) {
    this.#pages = pages;
  }

  /** @param beside pages in whose browsers they are opened, and with which they close */
  static async open(beside: CallSides): Promise<BareFarPair> {
    const pages = { tablet: await blankPage(beside.tablet), console: await blankPage(beside.console) };
    for (const page of Object.values(pages)) await page.evaluate(openCamera);
    return new BareFarPair(pages);
  }

  /** From createOffer on the console's host to the first frame shown on each, in milliseconds. */
  async firstFrames(): Promise<Record<keyof CallSides, number>> {
    const { tablet, console: caller } = this.#pages;
    for (const page of [tablet, caller]) await page.evaluate(begin);
    const { start, sdp } = await caller.evaluate(describe, null);
    const answer = await tablet.evaluate(describe, sdp);
    await caller.evaluate(
      (text) => window.madoBare?.setRemoteDescription({ type: 'answer', sdp: text }),
      answer.sdp,
    );
    const [toTablet, toConsole] = await Promise.all([tablet, caller].map(shown));
    for (const page of [tablet, caller]) await page.evaluate(() => window.madoBare?.close());
    return { tablet: (toTablet ?? NaN) - start, console: (toConsole ?? NaN) - start };
  }
}

const shown = (page: Page): Promise<number> => page.evaluate(async () => (await window.madoShown) ?? NaN);

async function openCamera(): Promise<void> {
  const video = { width: 640, height: 480, frameRate: 30 };
  window.madoCamera = await navigator.mediaDevices.getUserMedia({ audio: true, video });
}

/** A connection that sends the camera; it is known when it first shows a picture. */
function begin(): void {
  const connection = new RTCPeerConnection();
  window.madoShown = new Promise<number>((resolve) => {
    connection.addEventListener('track', ({ track, streams }) => {
      if (track.kind !== 'video') return;
      const video = document.createElement('video');
      video.muted = true;
      video.autoplay = true;
      video.srcObject = streams[0] ?? null;
      document.body.append(video);
      video.requestVideoFrameCallback((_now, { presentationTime }) => {
        video.remove();
        resolve(performance.timeOrigin + presentationTime);
      });
    });
  });
  const camera = window.madoCamera ?? new MediaStream();
  for (const track of camera.getTracks()) connection.addTrack(track, camera);
  window.madoBare = connection;
}
