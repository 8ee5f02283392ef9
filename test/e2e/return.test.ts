import type { Browser } from 'playwright-core';
import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  awayWords,
  comebacks,
  leave,
  openBeside,
  otherSide,
  sides,
  type CallSides,
} from '../support/away.ts';
import { newDatabase } from '../support/databases.ts';
import { countsDown, graceSeconds } from '../support/away-banner.ts';
import { showsPicture } from '../support/remote-picture.ts';
import { launchSmall } from '../support/small-browser.ts';
import { timelines } from '../support/timelines.ts';
import { answer, openApart, ring, screen, testId, Trial } from '../support/trial.ts';

/** What the other side reads in place of the picture of who is away. */
const coverWords = { tablet: '通訳者が戻るのを待っています', console: '窓口が戻るのを待っています' };

let browser: Browser;
let trial: Trial;
let pages: CallSides;
beforeAll(async () => {
  browser = await launchSmall();
  // The test takes longer over one ringing than a person may.
  const times = { ...routingDefaults, offerTimeoutMs: 60_000 };
  trial = await Trial.start(await newDatabase('embedded'), {}, { times });
  pages = await openApart(browser, trial);
});
afterAll(async () => {
  await browser.close();
  await trial[Symbol.asyncDispose]();
});

const bothIn = (tablet: string, console_: string) =>
  Promise.all([screen(pages.tablet, tablet), screen(pages.console, console_)]);

const bothShow = () => Promise.all(sides.map((side) => showsPicture(pages[side])));

it('is rung: either side comes back to the same ringing, and the offer can be taken', async () => {
  await ring(pages);
  for (const side of sides) {
    for (const { comeBack } of comebacks) {
      pages[side] = await comeBack(pages[side]);
      await bothIn('queued', 'offer');
    }
  }
  await answer(pages);
  await bothShow();
  expect(await timelines(trial)).toEqual([
    expect.arrayContaining(['requested', 'offered', 'accepted', 'connected']),
  ]);
  expect((await timelines(trial))[0]?.filter((type) => type === 'offered')).toHaveLength(1);
});

it.each(sides)('is in a call: the %s comes back after a reload, and both see each other', async (side) => {
  await pages[side].reload();
  await bothIn('in-call', 'in-call');
  await bothShow();
});

it.each(sides)('is in a call: while the %s is closed the other reads so, until it is back', async (side) => {
  const other = pages[otherSide[side]];
  const comeBack = await leave(pages[side]);
  const words = other.getByText(awayWords[otherSide[side]]);
  await words.waitFor();
  await countsDown(other, graceSeconds[side]);
  await screen(other, 'in-call');
  // Their last picture must not be taken for a live one.
  await other.getByText(coverWords[otherSide[side]]).waitFor();
  pages[side] = await comeBack();
  await words.waitFor({ state: 'detached' });
  await bothIn('in-call', 'in-call');
  await bothShow();
});

it('is in a call: the newest tab of the tablet has it, and gives it back when it is closed', async () => {
  const second = await openBeside(pages.tablet);
  await screen(second, 'in-call');
  await Promise.all([showsPicture(second), showsPicture(pages.console)]);
  await pages.tablet.getByText('ほかの画面で続いています').waitFor();
  await second.close();
  await bothIn('in-call', 'in-call');
  await bothShow();
});

it('is in a call: a second window of the console leaves it where it is, takes it when told, and gives it back', async () => {
  const second = await openBeside(pages.console);
  await screen(second, 'in-call');
  const elsewhere = '別のウィンドウで開いています';
  await second.getByText(elsewhere).waitFor();
  await bothShow();
  await second.getByText('このウィンドウで続ける').click();
  await pages.console.getByText(elsewhere).waitFor();
  await Promise.all([showsPicture(second), showsPicture(pages.tablet)]);
  await second.close();
  await bothShow();
});

it('is over: survey and wrap-up are still there', async () => {
  await pages.tablet.click(testId('end-call'));
  await bothIn('survey', 'wrap-up');
  for (const side of sides) {
    for (const { comeBack } of comebacks) {
      pages[side] = await comeBack(pages[side]);
      await bothIn('survey', 'wrap-up');
    }
  }
  await pages.tablet.click(testId('survey-3'));
  await screen(pages.tablet, 'home');
});

it('waits: the place is kept, and the call comes to be answered', async () => {
  await pages.tablet.click(testId('language-jsl'));
  await bothIn('queued', 'wrap-up');
  for (const { comeBack } of comebacks) {
    pages.tablet = await comeBack(pages.tablet);
    await screen(pages.tablet, 'queued');
    expect(await pages.tablet.innerText(testId('queue-position'))).toContain('1');
  }
  await pages.console.click(testId('wrap-up-done'));
  await screen(pages.console, 'offer');
  await answer(pages);
  await bothShow();
  await pages.console.click(testId('end-call'));
  await bothIn('survey', 'wrap-up');
});

it('tells all of it in the log, of two calls', async () => {
  const [first, second, ...others] = await timelines(trial);
  expect(others).toEqual([]);
  expect(first).toEqual(expect.arrayContaining(['disconnected tablet', 'reconnected tablet']));
  expect(first).toEqual(expect.arrayContaining(['disconnected interpreter', 'reconnected interpreter']));
  expect(first?.slice(-2)).toEqual(['ended', 'surveyed']);
  expect(second?.at(0)).toBe('requested');
  expect(second?.slice(-3)).toEqual(['accepted', 'connected', 'ended']);
});
