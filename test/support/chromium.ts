import { chromium, type Browser } from 'playwright-core';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  // A console behind another window must go on ringing and sending, as it does for a person.
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/**
 * What Chromium finds: a fake camera and microphone that ask nothing, none at all, a person who refuses, or devices that
 * a context must be granted and that can be withdrawn from it.
 */
export type Devices = 'fake' | 'missing' | 'refused' | 'granted';

const deviceFlags: Record<Devices, string[]> = {
  fake: ['--use-fake-device-for-media-stream=fps=30', '--use-fake-ui-for-media-stream'],
  missing: ['--use-fake-device-for-media-stream=device-count=0', '--use-fake-ui-for-media-stream'],
  refused: ['--use-fake-device-for-media-stream=fps=30', '--deny-permission-prompts'],
  granted: ['--use-fake-device-for-media-stream=fps=30'],
};

export const chromiumProgram = '/usr/bin/chromium';

export const chromiumFlags = (devices: Devices): string[] => [...quiet, ...deviceFlags[devices]];

/** Starts the system's Chromium. The caller closes it. */
export const launchChromium = (devices: Devices = 'fake', flags: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumProgram,
    args: [...chromiumFlags(devices), ...flags],
    headless: true,
  });
