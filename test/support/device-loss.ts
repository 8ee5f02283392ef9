import type { Page } from 'playwright-core';
import { testId } from './trial.ts';

export type DeviceKind = 'video' | 'audio';

/** Why a device cannot be had: it is not there, or another program holds it. */
type Fault = 'NotFoundError' | 'NotReadableError';

declare global {
  interface Window {
    /** Set while a device cannot be had: gives it back. */
    madoGiveBack?: () => void;
  }
}

/** Ends the page's camera or microphone as the loss of the device does. */
export const endDevice = (page: Page, kind: DeviceKind): Promise<void> =>
  page.evaluate(
    ({ selector, kind }) => {
      const stream = document.querySelector<HTMLVideoElement>(selector)?.srcObject;
      if (!(stream instanceof MediaStream)) throw new Error('no own picture');
      for (const track of stream.getTracks()) {
        if (track.kind !== kind) continue;
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
    },
    { selector: testId('self-video'), kind },
  );

/** From now on the page cannot have the device. */
export const withhold = (page: Page, kind: DeviceKind, fault: Fault): Promise<void> =>
  page.evaluate(
    ({ kind, fault }) => {
      const devices = navigator.mediaDevices;
      const real = devices.getUserMedia.bind(devices);
      devices.getUserMedia = (wanted) =>
        wanted?.[kind] ? Promise.reject(new DOMException('', fault)) : real(wanted);
      window.madoGiveBack = () => {
        devices.getUserMedia = real;
      };
    },
    { kind, fault },
  );

/** The device can be had again. Nothing tells the page. */
export const giveBack = (page: Page): Promise<void> => page.evaluate(() => window.madoGiveBack?.());

/**
 * The device is plugged in again, and the browser tells the page.
 * @returns whether the page asked for it upon that
 */
export const plugIn = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    window.madoGiveBack?.();
    const devices = navigator.mediaDevices;
    const real = devices.getUserMedia.bind(devices);
    let asked = false;
    devices.getUserMedia = (wanted) => {
      asked = true;
      devices.getUserMedia = real;
      return real(wanted);
    };
    devices.dispatchEvent(new Event('devicechange'));
    await new Promise((resolve) => setTimeout(resolve));
    return asked;
  });
