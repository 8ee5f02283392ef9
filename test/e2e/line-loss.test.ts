import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { awayWords, otherSide, sides, type CallSides } from '../support/away.ts';
import { newDatabase } from '../support/databases.ts';
import { endDevice, giveBack, withhold } from '../support/device-loss.ts';
import { deviceWords } from '../support/device-words.ts';
import { Line, lineIs, lineStates, recordLine } from '../support/line.ts';
import { remoteTracks, showsPicture } from '../support/remote-picture.ts';
import { launchSmall } from '../support/small-browser.ts';
import { timelines } from '../support/timelines.ts';
import { openApart, ring, screen, testId, Trial } from '../support/trial.ts';

let browser: Browser;
let trial: Trial;
let pages: CallSides;
let lines: { readonly tablet: Line; readonly console: Line };
beforeAll(async () => {
  browser = await launchSmall();
  trial = await Trial.start(await newDatabase('embedded'));
  pages = await openApart(browser, trial);
  lines = { tablet: await Line.of(pages.tablet), console: await Line.of(pages.console) };
  await ring(pages);
});
afterAll(async () => {
  await browser.close();
  await trial[Symbol.asyncDispose]();
});

const roles = { tablet: 'tablet', console: 'interpreter' } as const;

const bothShow = () => Promise.all(sides.map((side) => showsPicture(pages[side])));

const bothInCall = () => Promise.all(sides.map((side) => screen(pages[side], 'in-call')));

it('is answered while the tablet is away: the console comes back to connecting, and the call to both', async () => {
  const { tablet, console: page } = pages;
  await lines.tablet.cut();
  await page.click(testId('offer-accept'));
  await screen(page, 'connecting');
  await page.reload();
  await screen(page, 'connecting');
  await page.getByText(awayWords.console).waitFor();
  await screen(tablet, 'queued');
  lines.tablet.mend();
  await bothInCall();
  await bothShow();
});

it.each(sides)('outlives a broken socket of the %s, which says so', async (side) => {
  await bothShow();
  await recordLine(pages[side]);
  for (const socket of trial.app.switchboard.connections.all(roles[side])) socket.conn.close();
  await expect.poll(() => lineStates(pages[side])).toEqual(['reconnecting', 'connected']);
  await bothInCall();
  await bothShow();
});

it.each(sides)('keeps picture and sound going while the line of the %s is lost', async (side) => {
  await bothShow();
  const before = await Promise.all(sides.map((each) => remoteTracks(pages[each])));
  await lines[side].cut();
  await lineIs(pages[side], 'reconnecting');
  await pages[otherSide[side]].getByText(awayWords[otherSide[side]]).waitFor();
  await bothShow();
  lines[side].mend();
  await lineIs(pages[side], 'connected');
  await pages[otherSide[side]].getByText(awayWords[otherSide[side]]).waitFor({ state: 'detached' });
  await bothShow();
  expect(await Promise.all(sides.map((each) => remoteTracks(pages[each])))).toEqual(before);
});

it('tells the other side of a camera that was turned off while the line was lost', async () => {
  const off = pages.tablet.getByText(deviceWords.tablet.other.video);
  await lines.console.cut();
  await pages.console.click(testId('toggle-camera'));
  lines.console.mend();
  await off.waitFor();
  await pages.console.click(testId('toggle-camera'));
  await off.waitFor({ state: 'detached' });
  await bothShow();
});

it('outlives a long loss of both lines: each screen stays in the call and says what is the matter', async () => {
  const { tablet, console: page } = pages;
  await lines.tablet.cut();
  await page.getByText(awayWords.console).waitFor();
  await lines.console.cut();
  await tablet.getByText('サーバーとの接続が切れました').waitFor();
  await page.getByText('サーバーとの接続が切れました').waitFor();
  await Promise.all(sides.map((side) => lineIs(pages[side], 'offline')));
  await bothInCall();
  for (const side of sides) lines[side].mend();
  await Promise.all(sides.map((side) => lineIs(pages[side], 'connected')));
  for (const side of sides) await pages[side].getByText(awayWords[side]).waitFor({ state: 'detached' });
  await bothInCall();
  await bothShow();
});

it.each(sides)('outlives that the device of the %s has no network, and says so at once', async (side) => {
  await bothShow();
  await recordLine(pages[side]);
  await pages[side].context().setOffline(true);
  await expect.poll(() => lineStates(pages[side])).toContain('offline');
  await screen(pages[side], 'in-call');
  await pages[side].context().setOffline(false);
  await lineIs(pages[side], 'connected');
  await bothInCall();
  await bothShow();
});

it.each(sides)('takes the camera of the %s up again when it ends', async (side) => {
  await bothShow();
  await endDevice(pages[side], 'video');
  await showsPicture(pages[otherSide[side]], 40);
});

it.each(sides)('says that another program holds the camera of the %s, until it has it back', async (side) => {
  const [own, other] = [pages[side], pages[otherSide[side]]];
  await withhold(own, 'video', 'NotReadableError');
  await endDevice(own, 'video');
  await own.getByText(deviceWords[side].own['camera-busy']).first().waitFor();
  const off = other.getByText(deviceWords[otherSide[side]].other.video);
  await off.waitFor();
  await giveBack(own);
  await off.waitFor({ state: 'detached' });
  await own.getByText(deviceWords[side].own['camera-busy']).first().waitFor({ state: 'detached' });
  await bothShow();
});

it('is ended by the tablet without a line: it is seen no longer at once, and the call ends with the line', async () => {
  await lines.tablet.cut();
  await lineIs(pages.tablet, 'reconnecting');
  await pages.tablet.click(testId('end-call'));
  await pages.tablet.getByText('通話を終わります').waitFor();
  await pages.tablet.getByText('カメラはオフです').waitFor();
  await lineIs(pages.tablet, 'offline');
  await screen(pages.tablet, 'in-call');
  lines.tablet.mend();
  await screen(pages.tablet, 'survey');
  await screen(pages.console, 'wrap-up');
});

it('was one call all along', async () => {
  const [timeline, ...others] = await timelines(trial);
  expect(others).toEqual([]);
  const steps = timeline?.filter((entry) => !entry.includes(' '));
  expect(steps).toEqual(['requested', 'offered', 'accepted', 'connected', 'ended']);
  for (const side of Object.values(roles)) {
    const times = (what: string) => timeline?.filter((entry) => entry === `${what} ${side}`).length;
    expect(times('disconnected')).toBeGreaterThanOrEqual(3);
    expect(times('reconnected')).toBe(times('disconnected'));
  }
});
