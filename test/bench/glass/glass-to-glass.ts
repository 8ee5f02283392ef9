import type { BrowserContext } from 'playwright-core';
import { sides, type CallSides } from '../../support/away.ts';
import { launchChromium } from '../../support/chromium.ts';
import { showsPicture } from '../../support/remote-picture.ts';
import { answer, openApart, ring, Trial } from '../../support/trial.ts';
import { freshDatabase } from '../fresh-database.ts';
import { bareCall } from '../lab/bare-call.ts';
import { measurement, type Measurement } from '../measurement.ts';
import { delaysOf, timeCodeCamera } from './time-code.ts';

/** Ours and the bare pair take turns, so that both meet the same moods of the computer. */
const ROUNDS = 4;
/** Until an encoder and a buffer have found their pace, and how long is read, in milliseconds. */
const [SETTLE_FRAMES, READ_MS] = [150, 8_000];

type Delays = Record<keyof CallSides, number[]>;

/** From drawn to shown, in both directions, beside a bare pair of connections between two pages of the same browsers. */
export async function glassToGlass(): Promise<Measurement[]> {
  const [ours, bare]: [Delays, Delays] = [nothing(), nothing()];
  for (let round = 0; round < ROUNDS; round += 1) await measureBoth(ours, bare);
  return sides.map((side) =>
    measurement(
      { name: 'glass-to-glass', metric: `drawn to shown, to the ${side}`, unit: 'ms' },
      ours[side],
      {
        name: 'bare RTCPeerConnection pair',
        values: bare[side],
      },
    ),
  );
}

const nothing = (): Delays => ({ tablet: [], console: [] });

async function measureBoth(ours: Delays, bare: Delays): Promise<void> {
  await using trial = await Trial.start(await freshDatabase());
  // The bare pair plays its sound although nobody tapped anything.
  const browser = await launchChromium('fake', ['--autoplay-policy=no-user-gesture-required']);
  try {
    const pages = await openApart(browser, trial, { prepare: withTimeCode });
    await ring(pages);
    await answer(pages);
    await read(pages, ours);
    const pair = await bareCall(pages, { prepareProfile: withTimeCode });
    for (const side of sides) await pages[side].close();
    await read(pair, bare);
  } finally {
    await browser.close();
  }
}

const withTimeCode = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(timeCodeCamera.script, timeCodeCamera.argument);

async function read(pages: CallSides, delays: Delays): Promise<void> {
  await Promise.all(sides.map((side) => showsPicture(pages[side], SETTLE_FRAMES)));
  // One page after the other: to read pixels takes its time as well.
  for (const side of sides) delays[side].push(...(await delaysOf(pages[side], READ_MS)));
}
