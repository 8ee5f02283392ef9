import type { Browser } from 'playwright-core';
import { MediasoupEngine } from '@mado/sfu-server/media/mediasoup/engine.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sides, type CallSides } from '../support/away.ts';
import { newDatabase } from '../support/databases.ts';
import { connectionsMade, madeConnections } from '../support/media-stats.ts';
import { longestFreeze, recordPicture, showsPicture } from '../support/remote-picture.ts';
import { launchSmall } from '../support/small-browser.ts';
import { timelines } from '../support/timelines.ts';
import { answer, endCall, openApart, ring, screen, testId, Trial } from '../support/trial.ts';

/** Far over what it takes, and far under what people would wait. In milliseconds. */
const BEARABLE = 10_000;

let browser: Browser;
let engine: MediasoupEngine;
let trial: Trial;
let pages: CallSides;
beforeAll(async () => {
  browser = await launchSmall();
  engine = await MediasoupEngine.create({
    listenAddress: '127.0.0.1',
    firstPort: 0,
    workers: 1,
    protocols: ['udp', 'tcp'],
    videoCodecs: ['vp8', 'h264'],
  });
  trial = await Trial.start(await newDatabase('embedded'), {}, { engine });
  pages = await openApart(browser, trial);
});
afterAll(async () => {
  await browser.close();
  await trial[Symbol.asyncDispose]();
});

/** Kills the only worker. @returns how long either side saw nothing new, in milliseconds */
async function killWorker(): Promise<number[]> {
  const [pid] = engine.pids;
  if (pid === undefined) throw new Error('no worker lives');
  const both = sides.map((side) => pages[side]);
  const before = await Promise.all(both.map(connectionsMade));
  await Promise.all(both.map(recordPicture));
  process.kill(pid, 'SIGKILL');
  await Promise.all(both.map((page, index) => madeConnections(page, (before[index] ?? 0) + 2)));
  await Promise.all(both.map((page) => showsPicture(page)));
  return Promise.all(both.map(longestFreeze));
}

/** What the metric says, where it has one value. */
const metric = async (name: string) => [...(await trial.metric(name)).values()];

it.each([1, 2])('goes on by itself when its media worker is killed (%i)', async (deaths) => {
  if (deaths === 1) {
    await ring(pages);
    await answer(pages);
    await Promise.all(sides.map((side) => showsPicture(pages[side])));
  }
  const freezes = await killWorker();
  expect(Math.max(...freezes)).toBeLessThan(BEARABLE);
  expect(await metric('mado_media_worker_deaths_total')).toEqual([deaths]);
  expect(await metric('mado_media_workers')).toEqual([1]);
  for (const side of sides) await screen(pages[side], 'in-call');
});

it('kills a worker while it rings, and the answer still brings both together', async () => {
  await endCall(pages);
  await ring(pages);
  for (const pid of engine.pids) process.kill(pid, 'SIGKILL');
  await answer(pages);
  await Promise.all(sides.map((side) => showsPicture(pages[side])));
});

it('leaves no trace of it in the log: two calls, each as if nothing had been', async () => {
  await pages.tablet.click(testId('end-call'));
  await screen(pages.tablet, 'survey');
  const each = ['requested', 'offered', 'accepted', 'connected', 'ended'];
  expect(await timelines(trial)).toEqual([each, each]);
  await expect.poll(() => metric('mado_media_objects')).toEqual([0, 0, 0, 0]);
});
