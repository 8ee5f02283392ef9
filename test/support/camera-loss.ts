import type { Page } from 'playwright-core';
import { testId } from './trial.ts';

declare global {
  interface Window {
    /** Set while no camera can be had: gives it back. */
    madoGiveCameraBack?: () => void;
  }
}

/** Ends the page's camera as the loss of the device does. */
export const endCamera = (page: Page): Promise<void> =>
  page.evaluate((selector) => {
    const stream = document.querySelector<HTMLVideoElement>(selector)?.srcObject;
    if (!(stream instanceof MediaStream)) throw new Error('no own picture');
    for (const track of stream.getVideoTracks()) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  }, testId('self-video'));

/** From now on another program holds the camera. */
export const withholdCamera = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const devices = navigator.mediaDevices;
    const real = devices.getUserMedia.bind(devices);
    devices.getUserMedia = (wanted) =>
      wanted?.video ? Promise.reject(new DOMException('', 'NotReadableError')) : real(wanted);
    window.madoGiveCameraBack = () => {
      devices.getUserMedia = real;
    };
  });

/** The other program has let go of the camera. Nothing tells the page. */
export const giveCameraBack = (page: Page): Promise<void> =>
  page.evaluate(() => window.madoGiveCameraBack?.());
