import type { Page } from 'playwright-core';
import { testId } from '../../support/trial.ts';

/** Where the code stands in the picture, in pixels: sixteen squares for the bits, and beneath them their opposites. */
const code = { width: 640, height: 480, square: 40, bits: 16, rate: 30 };

/**
 * What a page runs before its own scripts: its camera shows the milliseconds of the day, modulo 2^16, in squares of black
 * and white. All pages of a computer have one clock.
 */
export const timeCodeCamera = { script: showTimeCode, argument: code };

function showTimeCode({ width, height, square, bits, rate }: typeof code): void {
  const devices = navigator.mediaDevices;
  const original = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const stream = await original(constraints);
    for (const track of stream.getVideoTracks()) {
      stream.removeTrack(track);
      track.stop();
      for (const coded of codedTracks()) stream.addTrack(coded);
    }
    return stream;
  };

  function codedTracks(): MediaStreamTrack[] {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    const draw = () => {
      if (context === null) return;
      const now = Math.round(performance.timeOrigin + performance.now()) % 2 ** bits;
      context.fillStyle = '#808080';
      context.fillRect(0, 0, width, height);
      for (let bit = 0; bit < bits; bit += 1) {
        const one = Math.floor(now / 2 ** bit) % 2 === 1;
        context.fillStyle = one ? '#fff' : '#000';
        context.fillRect(bit * square, 0, square, square);
        context.fillStyle = one ? '#000' : '#fff';
        context.fillRect(bit * square, square, square, square);
      }
    };
    draw();
    setInterval(draw, 1_000 / rate);
    return canvas.captureStream(rate).getVideoTracks();
  }
}

/** From drawn to shown: the milliseconds of each picture of the other side that is shown within so many. */
export const delaysOf = (page: Page, forMs: number): Promise<number[]> =>
  page.evaluate(readTimeCode, { ...code, selector: testId('remote-video'), forMs });

async function readTimeCode({
  width,
  height,
  square,
  bits,
  selector,
  forMs,
}: typeof code & { selector: string; forMs: number }): Promise<number[]> {
  const video = document.querySelector<HTMLVideoElement>(selector);
  if (video === null) throw new Error(`there is no ${selector}`);
  // One pixel a square is enough to tell black from white.
  const canvas = new OffscreenCanvas(bits, 2);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('there is nothing to draw on');
  const period = 2 ** bits;

  /** Null where some square is not the opposite of the one beneath. */
  const read = (): number | null => {
    const [scaleX, scaleY] = [video.videoWidth / width, video.videoHeight / height];
    for (let bit = 0; bit < bits; bit += 1) {
      const from = [(bit + 0.5) * square * scaleX - 2, square * scaleY] as const;
      context.drawImage(video, from[0], from[1] * 0.5 - 2, 4, 4, bit, 0, 1, 1);
      context.drawImage(video, from[0], from[1] * 1.5 - 2, 4, 4, bit, 1, 1, 1);
    }
    const { data } = context.getImageData(0, 0, bits, 2);
    let value = 0;
    for (let bit = 0; bit < bits; bit += 1) {
      const [upper = 0, lower = 0] = [data[bit * 4], data[(bits + bit) * 4]];
      if (Math.abs(upper - lower) < 100) return null;
      if (upper > lower) value += 2 ** bit;
    }
    return value;
  };

  const delays: number[] = [];
  const end = performance.now() + forMs;
  while (performance.now() < end) {
    await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    const shown = Math.round(performance.timeOrigin + performance.now()) % period;
    const drawn = read();
    if (drawn !== null) delays.push((shown - drawn + period) % period);
  }
  return delays;
}
