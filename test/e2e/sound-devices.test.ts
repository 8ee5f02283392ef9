import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { newDatabase } from '../support/databases.ts';
import { endDevice } from '../support/device-loss.ts';
import { connectionsMade } from '../support/media-stats.ts';
import { showsPicture } from '../support/remote-picture.ts';
import { playsSound } from '../support/sound.ts';
import { answer, newProfile, open, ring, screen, testId, Trial } from '../support/trial.ts';
import {
  countNegotiations,
  greenness,
  loudestTone,
  microphones,
  negotiations,
  secondCamera,
  severalDevices,
  TONE_HZ,
  tellApart,
  unplug,
} from '../support/several-devices.ts';

let browser: Browser;
let trial: Trial;
let pages: Record<'tablet' | 'console', Page>;
const sides = ['tablet', 'console'] as const;
type Side = (typeof sides)[number];
const otherSide = { tablet: 'console', console: 'tablet' } as const;

beforeAll(async () => {
  browser = await launchChromium('fake', severalDevices);
  trial = await Trial.start(await newDatabase('embedded'));
  const { tablets, interpreters } = await trial.links();
  const interpreter = interpreters.find(({ languages }) => languages.includes('en'));
  const openTuned = async (url: string) => {
    const context = await newProfile(browser);
    await tellApart(context);
    return open(context, url);
  };
  pages = {
    tablet: await openTuned(tablets[0]?.url ?? ''),
    console: await openTuned(interpreter?.url ?? ''),
  };
  await ring(pages, 'en');
  await answer(pages);
  await Promise.all(sides.map((side) => showsPicture(pages[side])));
});
afterAll(async () => {
  await browser.close();
  await trial[Symbol.asyncDispose]();
});

const choose = (side: Side, what: string, label: string) =>
  pages[side].getByTestId(`choose-${what}`).selectOption({ label });
const standard = { tablet: 'Standard (left to the device)', console: '標準（端末にまかせる）' } as const;
const chooseStandard = (side: Side, what: string) => choose(side, what, standard[side]);

/** The loudest of what the other side decodes is the tone, give or take what a window of it tells. */
const isTone = async (page: Page): Promise<boolean> => Math.abs((await loudestTone(page)) - TONE_HZ) < 15;
const hearsTone = (page: Page, yes: boolean) =>
  expect.poll(() => isTone(page), { timeout: 10_000, interval: 200 }).toBe(yes);

describe.each(sides)('the %s in a call', (side) => {
  const other = otherSide[side];

  it('changes its camera and its microphone, and the other side decodes the others, without negotiating', async () => {
    const [page, there] = [pages[side], pages[other]];
    await page.click(testId('open-settings'));
    await Promise.all(sides.map((each) => countNegotiations(pages[each])));
    const made = await Promise.all(sides.map((each) => connectionsMade(pages[each])));
    await expect.poll(() => greenness(there)).toBeGreaterThan(60);
    await choose(side, 'camera', secondCamera);
    await expect.poll(() => greenness(there)).toBeLessThan(-60);
    await showsPicture(there);
    await hearsTone(there, false);
    await choose(side, 'microphone', microphones.second);
    await hearsTone(there, true);
    await chooseStandard(side, 'camera');
    await expect.poll(() => greenness(there)).toBeGreaterThan(60);
    expect(await Promise.all(sides.map((each) => negotiations(pages[each])))).toEqual([0, 0]);
    expect(await Promise.all(sides.map((each) => connectionsMade(pages[each])))).toEqual(made);
  });

  it('goes on with the system’s microphone when the chosen one is gone, says so, and takes it back', async () => {
    const [page, there] = [pages[side], pages[other]];
    const plugIn = await unplug(page, microphones.second);
    await endDevice(page, 'audio');
    await page.getByTestId('missed-microphone').getByText(microphones.second).waitFor();
    await playsSound(there);
    await hearsTone(there, false);
    await plugIn();
    await hearsTone(there, true);
    await page.getByTestId('missed-microphone').getByText(microphones.second).waitFor({ state: 'detached' });
  });

  it('shows how loud it is', async () => {
    const level = pages[side].getByTestId('microphone-level');
    await expect.poll(() => level.getAttribute('data-lately')).toMatch(/^[6-9]$|^10$/);
    expect(await level.getAttribute('aria-valuetext')).toMatch(
      /^(Just right|Too loud|ちょうどよいです|大きすぎます)$/,
    );
  });

  it('reads that it is not heard while nothing comes from its microphone', async () => {
    const page = pages[side];
    await choose(side, 'microphone', microphones.first);
    await page.waitForSelector(`${testId('sound-trouble')}[data-trouble="silent"]`);
    await choose(side, 'microphone', microphones.second);
    await page.waitForSelector(testId('sound-trouble'), { state: 'detached' });
    await hearsTone(pages[other], true);
    await page.click(testId('close-settings'));
  });
});

it('the tablet keeps what was chosen through a reload in the call', async () => {
  await pages.tablet.reload();
  await screen(pages.tablet, 'in-call');
  await showsPicture(pages.console);
  await hearsTone(pages.console, true);
});

describe('at the counter', () => {
  const heardFrom = () =>
    pages.tablet.evaluate((selector) => {
      const { sinkId, volume } = document.querySelector<HTMLVideoElement>(selector) ?? new Audio();
      return { sinkId, volume };
    }, testId('remote-video'));

  it('the visitor sets how loud it is, and the tablet keeps it', async () => {
    const { tablet } = pages;
    await tablet.getByTestId('volume').fill('40');
    await expect.poll(heardFrom).toMatchObject({ volume: 0.4 });
    await tablet.reload();
    await screen(tablet, 'in-call');
    await expect.poll(heardFrom).toMatchObject({ volume: 0.4 });
  });

  it('one tap lets only whoever holds the handset hear, until the call ends', async () => {
    const { tablet } = pages;
    await tablet.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('mado.devices') ?? '{}') as object;
      const handset = { deviceId: 'of yesterday', label: 'Fake Audio Output 2' };
      localStorage.setItem('mado.devices', JSON.stringify({ ...kept, handset }));
    });
    await tablet.reload();
    await screen(tablet, 'in-call');
    const outputs = await tablet.evaluate(async () =>
      (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'audiooutput'),
    );
    const handset = outputs.find(({ label }) => label === 'Fake Audio Output 2')?.deviceId;
    await expect.poll(heardFrom).toMatchObject({ sinkId: '' });
    await tablet.click(testId('toggle-handset'));
    await expect.poll(heardFrom).toMatchObject({ sinkId: handset });
    await playsSound(tablet);
    // Taken out meanwhile: the whole room is not to hear what was for one ear.
    const plugIn = await unplug(tablet, 'Fake Audio Output 2');
    await tablet.waitForSelector(`${testId('sound-trouble')}[data-trouble="cutOff"]`);
    expect(await heardFrom()).toMatchObject({ volume: 0 });
    await plugIn();
    await tablet.waitForSelector(testId('sound-trouble'), { state: 'detached' });
    await expect.poll(heardFrom).toMatchObject({ sinkId: handset, volume: 0.4 });
    await tablet.click(testId('end-call'));
    await tablet.click(testId('survey-skip'));
    await screen(tablet, 'home');
    await pages.console.click(testId('wrap-up-done'));
    await tablet.click(testId('language-en'));
    await answer(pages);
    await showsPicture(tablet);
    await expect.poll(heardFrom).toMatchObject({ sinkId: '', volume: 0.4 });
    expect(await tablet.getAttribute(testId('toggle-handset'), 'aria-pressed')).toBe('false');
  });
});
