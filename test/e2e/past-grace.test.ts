import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import { CallLog } from '@mado/sfu-server/call-log/call-log.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { leave, sides, type CallSides } from '../support/away.ts';
import { newDatabase } from '../support/databases.ts';
import { launchSmall } from '../support/small-browser.ts';
import { answer, openApart, ring, screen, testId, Trial } from '../support/trial.ts';

/** As short as a test would have them, and long enough for two browsers to connect. */
const times = {
  ...routingDefaults,
  offerTimeoutMs: 60_000,
  connectLimitMs: 5_000,
  queuedGraceMs: 1_000,
  tabletGraceMs: 1_000,
  consoleGraceMs: 1_000,
};

let browser: Browser;
let trial: Trial;
let pages: CallSides;
beforeAll(async () => {
  browser = await launchSmall();
  trial = await Trial.start(await newDatabase('embedded'), {}, { times });
  pages = await openApart(browser, trial);
});
afterAll(async () => {
  await browser.close();
  await trial[Symbol.asyncDispose]();
});

async function talk(): Promise<void> {
  await ring(pages);
  await answer(pages);
}

const bothIn = (tablet: string, console_: string) =>
  Promise.all([screen(pages.tablet, tablet), screen(pages.console, console_)]);

/** How the newest call came out, as the log has it. */
async function outcome(): Promise<string> {
  const { calls } = await new CallLog(trial.app.database).page({ limit: 1 });
  return calls.map((call) => `${call.outcome}: ${call.reason}`).join();
}

/** Both leave what is left of an ended call behind. */
async function bothDone(): Promise<void> {
  await pages.tablet.click(testId('survey-skip'));
  await pages.console.click(testId('wrap-up-done'));
  await bothIn('home', 'idle');
}

it('ends a call whose tablet stays away: the console reads why, and the visitor may still rate it', async () => {
  await talk();
  const comeBack = await leave(pages.tablet);
  await screen(pages.console, 'wrap-up');
  await pages.console.getByText('タブレットとの接続が切れました').waitFor();
  expect(await outcome()).toBe('failed: lost');
  pages.tablet = await comeBack();
  await bothIn('survey', 'wrap-up');
  await bothDone();
});

it('ends a call whose console stays away: the visitor is asked how it was', async () => {
  await talk();
  const comeBack = await leave(pages.console);
  await screen(pages.tablet, 'survey');
  expect(await outcome()).toBe('failed: interpreter-lost');
  pages.console = await comeBack();
  await bothIn('survey', 'wrap-up');
  await pages.console.getByText('こちらの接続が切れました').waitFor();
  await bothDone();
});

it('ends a call that both left', async () => {
  await talk();
  const comebacks = { tablet: await leave(pages.tablet), console: await leave(pages.console) };
  await expect.poll(outcome).toBe('failed: lost');
  for (const side of sides) pages[side] = await comebacks[side]();
  await bothIn('survey', 'wrap-up');
  await pages.console.getByText('タブレットとの接続が切れました').waitFor();
  await bothDone();
});

it('gives up the place of a waiting tablet that stays away: the interpreter is rung no more and reads why', async () => {
  await ring(pages);
  const comeBack = await leave(pages.tablet);
  await screen(pages.console, 'idle');
  await pages.console.getByText('窓口で取りやめになったか').waitFor();
  expect(await outcome()).toBe('cancelled: lost');
  pages.tablet = await comeBack();
  await screen(pages.tablet, 'home');
});

it('ends a call that is answered but never brings any media, and both read so', async () => {
  await pages.tablet.addInitScript(() => {
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        // There is no relay: no way through the network is ever found.
        super({ ...configuration, iceTransportPolicy: 'relay' });
      }
    };
  });
  await pages.tablet.reload();
  await ring(pages);
  await pages.console.click(testId('offer-accept'));
  await bothIn('connecting', 'connecting');
  await bothIn('error', 'wrap-up');
  await pages.tablet.getByText('通訳者とつながりませんでした').waitFor();
  await pages.console.getByText('映像と音声がつながりませんでした').waitFor();
  expect(await outcome()).toBe('failed: media-timeout');
});
