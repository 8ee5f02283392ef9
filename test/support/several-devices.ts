import type { BrowserContext, Page } from 'playwright-core';
import { testId } from './trial.ts';

/** Two cameras and three microphones, each of these with a speaker of its own. */
export const severalDevices = ['--use-fake-device-for-media-stream=fps=30,device-count=2'];

export const microphones = { first: 'Fake Audio Input 1', second: 'Fake Audio Input 2' } as const;
export const secondCamera = 'fake_device_1';

/** What the second microphone hears. */
export const TONE_HZ = 1_000;

/**
 * Chromium's fake microphones all beep alike, and what its second camera films is in a format that is never sent. In
 * these pages the second microphone hears a steady tone and the second camera sees something blue, so that they can be
 * told from the first by what arrives of them; the first microphone that is not the system's hears nothing at all, like
 * one that is switched off. To be called before a page is opened.
 */
export const tellApart = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(
    ({ names, camera, hertz }) => {
      const devices = navigator.mediaDevices;
      const open = devices.getUserMedia.bind(devices);
      const tone = (frequency: number | null): MediaStream => {
        const audio = new AudioContext();
        const out = audio.createMediaStreamDestination();
        const source = new OscillatorNode(audio, { frequency: frequency ?? 0 });
        source.connect(new GainNode(audio, { gain: frequency === null ? 0 : 0.3 })).connect(out);
        source.start();
        return out.stream;
      };
      const blue = (): MediaStream => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
        const context = canvas.getContext('2d');
        let hue = 0;
        setInterval(() => {
          hue = (hue + 1) % 20;
          if (context === null) return;
          context.fillStyle = `hsl(${230 + hue} 100% 40%)`;
          context.fillRect(0, 0, 640, 480);
        }, 33);
        return canvas.captureStream(30);
      };
      const standIn = ({ label }: MediaStreamTrack): MediaStream | null => {
        if (label === camera) return blue();
        if (label === names.second) return tone(hertz);
        return label === names.first ? tone(null) : null;
      };
      devices.getUserMedia = async (wanted) => {
        const stream = await open(wanted);
        for (const real of stream.getTracks()) {
          const [track] = standIn(real)?.getTracks() ?? [];
          if (track === undefined) continue;
          const stop = track.stop.bind(track);
          const both = () => [stop, real.stop.bind(real)].forEach((each) => each());
          Object.assign(track, { getSettings: () => real.getSettings(), stop: both });
          stream.removeTrack(real);
          stream.addTrack(track);
        }
        return stream;
      };
    },
    { names: microphones, camera: secondCamera, hertz: TONE_HZ },
  );

/** The frequency that is loudest in what a page decodes of the other side's sound, in hertz. */
export const loudestTone = (page: Page): Promise<number> =>
  page.evaluate(async (selector) => {
    const stream = document.querySelector<HTMLVideoElement>(selector)?.srcObject;
    if (!(stream instanceof MediaStream)) throw new Error('nothing of the other side');
    const audio = new AudioContext();
    await audio.resume();
    const analyser = new AnalyserNode(audio, { fftSize: 8_192 });
    audio.createMediaStreamSource(new MediaStream(stream.getAudioTracks())).connect(analyser);
    await new Promise((resolve) => setTimeout(resolve, 400));
    const decibels = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(decibels);
    const bin = decibels.indexOf(Math.max(...decibels));
    const hertz = (bin * audio.sampleRate) / analyser.fftSize;
    await audio.close();
    return Math.round(hertz);
  }, testId('remote-video'));

/** How green the middle of what a page decodes of the other side's picture is, from 0 to 255. */
export const greenness = (page: Page): Promise<number> =>
  page.evaluate((selector) => {
    const video = document.querySelector<HTMLVideoElement>(selector);
    const context = new OffscreenCanvas(8, 8).getContext('2d');
    if (video === null || context === null) throw new Error('nothing to look at');
    context.drawImage(video, 0, 0, 8, 8);
    const [red = 0, green = 0, blue = 0] = context.getImageData(4, 4, 1, 1).data;
    return green - Math.max(red, blue);
  }, testId('remote-video'));

/** Takes a device out, as the system would. @returns how to plug it in again */
export async function unplug(page: Page, label: string): Promise<() => Promise<void>> {
  await page.evaluate((gone) => {
    const devices = navigator.mediaDevices;
    const [list, open] = [devices.enumerateDevices.bind(devices), devices.getUserMedia.bind(devices)];
    devices.enumerateDevices = async () => (await list()).filter((device) => device.label !== gone);
    window.madoPlugIn = () => {
      Object.assign(devices, { enumerateDevices: list, getUserMedia: open });
      devices.dispatchEvent(new Event('devicechange'));
    };
    devices.dispatchEvent(new Event('devicechange'));
  }, label);
  return () => page.evaluate(() => window.madoPlugIn?.());
}

declare global {
  interface Window {
    /** Set while a device is out. */
    madoPlugIn?: () => void;
    /** How often a connection was negotiated since the count began. */
    madoNegotiations?: number;
  }
}

/** Begins to count how often the page's connections are negotiated. */
export const countNegotiations = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.madoNegotiations = 0;
    const count = () => (window.madoNegotiations = (window.madoNegotiations ?? 0) + 1);
    for (const connection of window.madoConnections ?? []) {
      // It becomes unstable and stable again with every offer and its answer.
      connection.addEventListener('signalingstatechange', count);
    }
  });

export const negotiations = (page: Page): Promise<number> =>
  page.evaluate(() => window.madoNegotiations ?? 0);
