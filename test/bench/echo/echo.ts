import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromiumFlags, chromiumProgram, launchChromium } from '../../support/chromium.ts';
import { mediaStats } from '../../support/media-stats.ts';
import { answer, open, ring, Trial } from '../../support/trial.ts';
import { VoiceFile } from '../../support/voice-file.ts';
import { freshDatabase } from '../fresh-database.ts';
import { measurement, type Measurement } from '../measurement.ts';
import { SoundRoom } from './sound-room.ts';

/** A canceller takes some seconds of speech to know a room. In milliseconds. */
const [SETTLE_MS, WINDOW_MS, WINDOWS] = [15_000, 5_000, 6];

/**
 * The interpreter speaks, and the tablet's microphone hears its loudspeaker: by how many decibels what comes back to the
 * interpreter is softer than what the tablet plays. Beside it the same without echo cancellation.
 */
export async function echo(): Promise<Measurement[]> {
  if (!(await SoundRoom.isPossible())) throw new Error('sound-impossible: there is no pulseaudio');
  const ours = await softerBy();
  const control = await softerBy((context) => context.addInitScript(withoutCancellation));
  return [
    measurement({ name: 'echo', metric: 'echo softer than the speech by', unit: 'dB' }, ours, {
      name: 'without echo cancellation',
      values: control,
    }),
  ];
}

/** Decibels, window after window. */
async function softerBy(prepare: (context: BrowserContext) => Promise<unknown> = async () => undefined) {
  await using room = await SoundRoom.open();
  await using voice = await VoiceFile.make();
  await using trial = await Trial.start(await freshDatabase());
  const speaker = await launchChromium('fake', voice.flags);
  const listener = await inRoom(room);
  try {
    const pages = await talk(trial, { speaker, listener }, prepare);
    await pause(SETTLE_MS);
    const windows: number[] = [];
    for (let window = 0; window < WINDOWS; window += 1) {
      const before = await Promise.all([energy(pages.tablet), energy(pages.console)]);
      await pause(WINDOW_MS);
      const after = await Promise.all([energy(pages.tablet), energy(pages.console)]);
      const [played = 0, back = 0] = after.map((value, side) => value - (before[side] ?? 0));
      // The last place of the statistics: less is silence.
      windows.push(10 * Math.log10(played / Math.max(back, 1e-9)));
    }
    return windows;
  } finally {
    await Promise.all([speaker.close(), listener.close()]);
  }
}

async function talk(
  trial: Trial,
  browsers: { speaker: Browser; listener: Browser },
  prepare: (context: BrowserContext) => Promise<unknown>,
) {
  const { tablets, interpreters } = await trial.links();
  const interpreter = interpreters.find(({ languages }) => languages.includes('en'));
  const [counter] = tablets;
  if (interpreter === undefined || counter === undefined) throw new Error('the sample ward is incomplete');
  const console_ = await open(await browsers.speaker.newContext({ locale: 'ja-JP' }), interpreter.url);
  const context = await browsers.listener.newContext({ locale: 'ja-JP', permissions: ['microphone'] });
  await prepare(context);
  const pages = { tablet: await open(context, counter.url), console: console_ };
  await ring(pages, 'en');
  await answer(pages);
  return pages;
}

/** A browser with the loudspeaker and the microphone of the room, and no camera. */
const inRoom = (room: SoundRoom): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumProgram,
    args: [
      ...chromiumFlags('granted').filter((flag) => !flag.startsWith('--use-fake-device')),
      '--use-fake-ui-for-media-stream',
    ],
    ignoreDefaultArgs: ['--mute-audio'],
    headless: true,
    env: { ...process.env, ...room.environment },
  });

/** Of the sound that the page has received so far, as its statistics count it. */
const energy = async (page: Page): Promise<number> => (await mediaStats(page)).audioEnergy;

function withoutCancellation(): void {
  const devices = navigator.mediaDevices;
  const original = devices.getUserMedia.bind(devices);
  devices.getUserMedia = (constraints) => {
    const { audio } = constraints ?? {};
    return original({
      ...constraints,
      ...(audio && { audio: { ...(audio === true ? {} : audio), echoCancellation: false } }),
    });
  };
}
