import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countsDown, graceSeconds } from '../support/away-banner.ts';
import { awayWords, otherSide, sides, type CallSides } from '../support/away.ts';
import { newDatabase } from '../support/databases.ts';
import { endDevice } from '../support/device-loss.ts';
import { lineIs } from '../support/line.ts';
import { showsPicture } from '../support/remote-picture.ts';
import { fallAsleep } from '../support/sleep.ts';
import { launchSmall } from '../support/small-browser.ts';
import { playsSound } from '../support/sound.ts';
import { timelines } from '../support/timelines.ts';
import { answer, openApart, ring, screen, Trial } from '../support/trial.ts';

let browsers: { readonly tablet: Browser; readonly console: Browser };
let trial: Trial;
let pages: CallSides;
beforeAll(async () => {
  browsers = { tablet: await launchSmall(), console: await launchSmall() };
  trial = await Trial.start(await newDatabase('embedded'));
  pages = await openApart(browsers.tablet, trial, { another: browsers.console });
  await ring(pages);
  await answer(pages);
});
afterAll(async () => {
  for (const side of sides) await browsers[side].close();
  await trial[Symbol.asyncDispose]();
});

const bothShow = () => Promise.all(sides.map((side) => showsPicture(pages[side])));

it.each(sides)(
  'outlives that the device of the %s sleeps, and takes its devices up when it wakes',
  async (side) => {
    const other = pages[otherSide[side]];
    await bothShow();
    const wake = await fallAsleep(browsers[side]);
    try {
      await other.getByText(awayWords[otherSide[side]]).waitFor();
      await countsDown(other, graceSeconds[side]);
      await screen(other, 'in-call');
    } finally {
      wake();
    }
    for (const kind of ['video', 'audio'] as const) await endDevice(pages[side], kind);
    await other.getByText(awayWords[otherSide[side]]).waitFor({ state: 'detached' });
    await lineIs(pages[side], 'connected');
    await bothShow();
    await Promise.all(sides.map((each) => playsSound(pages[each])));
  },
);

it('was one call all along', async () => {
  const times = ['tablet', 'interpreter'].flatMap((who) => [`disconnected ${who}`, `reconnected ${who}`]);
  expect(await timelines(trial)).toEqual([['requested', 'offered', 'accepted', 'connected', ...times]]);
});
