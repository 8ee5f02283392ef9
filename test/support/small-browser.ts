import type { Browser } from 'playwright-core';
import { CameraFile } from './camera-file.ts';
import { launchChromium, type Devices } from './chromium.ts';
import { smallFilm } from './films.ts';

/**
 * A Chromium whose camera gives a quarter of the usual pixels, for tests in which the size of a picture is not the point
 * and the processors have other things to do. The caller closes it.
 */
export async function launchSmall(
  devices: Devices = 'fake',
  flags: readonly string[] = [],
): Promise<Browser> {
  const camera = await CameraFile.make(smallFilm);
  try {
    const browser = await launchChromium(devices, [...camera.flags, ...flags]);
    browser.once('disconnected', () => void camera[Symbol.asyncDispose]());
    return browser;
  } catch (error) {
    await camera[Symbol.asyncDispose]();
    throw error;
  }
}
