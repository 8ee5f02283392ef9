import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherSide, sides, type CallSides } from '../support/away.ts';
import { newDatabase } from '../support/databases.ts';
import { endDevice, giveBack, plugIn, withhold } from '../support/device-loss.ts';
import { deviceWords } from '../support/device-words.ts';
import { setPermission } from '../support/permission.ts';
import { showsPicture } from '../support/remote-picture.ts';
import { launchSmall } from '../support/small-browser.ts';
import { playsSound } from '../support/sound.ts';
import { timelines } from '../support/timelines.ts';
import { answer, openApart, ring, screen, Trial } from '../support/trial.ts';

let browser: Browser;
let trial: Trial;
let pages: CallSides;
beforeAll(async () => {
  browser = await launchSmall('granted');
  trial = await Trial.start(await newDatabase('embedded'));
  pages = await openApart(browser, trial);
  for (const side of sides) await pages[side].context().grantPermissions(['camera', 'microphone']);
  await ring(pages);
  await answer(pages);
});
afterAll(async () => {
  await browser.close();
  await trial[Symbol.asyncDispose]();
});

const names = { video: 'camera', audio: 'microphone' } as const;
const kinds = ['video', 'audio'] as const;
type Kind = (typeof kinds)[number];
type Side = (typeof sides)[number];

const arrives = { video: showsPicture, audio: playsSound };

/** The other side sees and hears this one. */
const bothArriveFrom = (side: Side) =>
  Promise.all([showsPicture(pages[otherSide[side]]), playsSound(pages[otherSide[side]])]);

/** What both sides read of a device of `side`. */
const wordsFor = (side: Side, kind: Kind, why: 'busy' | 'missing' | 'refused') => ({
  own: pages[side].getByText(deviceWords[side].own[`${names[kind]}-${why}`]).first(),
  other: pages[otherSide[side]].getByText(deviceWords[otherSide[side]].other[kind]),
});

type Words = ReturnType<typeof wordsFor>;

const said = ({ own, other }: Words) => Promise.all([own.waitFor(), other.waitFor()]);

const unsaid = ({ own, other }: Words) =>
  Promise.all([own, other].map((words) => words.waitFor({ state: 'detached' })));

/** All else of the call goes on while the device is away. */
async function theRestGoesOn(side: Side, kind: Kind): Promise<void> {
  await arrives[kind === 'video' ? 'audio' : 'video'](pages[otherSide[side]]);
  await bothArriveFrom(otherSide[side]);
  await Promise.all(sides.map((each) => screen(pages[each], 'in-call')));
}

describe.each(sides)('the %s', (side) => {
  it('takes its microphone up again when it ends', async () => {
    await bothArriveFrom(side);
    await endDevice(pages[side], 'audio');
    await bothArriveFrom(side);
  });

  it('says that another program holds its microphone, until it has it back', async () => {
    const words = wordsFor(side, 'audio', 'busy');
    await withhold(pages[side], 'audio', 'NotReadableError');
    await endDevice(pages[side], 'audio');
    await said(words);
    await theRestGoesOn(side, 'audio');
    await giveBack(pages[side]);
    await unsaid(words);
    await bothArriveFrom(side);
  });

  it.each(kinds)('says that its %s was unplugged, and has it again once it is told so', async (kind) => {
    const words = wordsFor(side, kind, 'missing');
    await withhold(pages[side], kind, 'NotFoundError');
    await endDevice(pages[side], kind);
    await said(words);
    await theRestGoesOn(side, kind);
    expect(await plugIn(pages[side])).toBe(true);
    await unsaid(words);
    await bothArriveFrom(side);
  });

  it.each(kinds)('says that its %s was forbidden and what to do, until it is allowed', async (kind) => {
    const words = wordsFor(side, kind, 'refused');
    await setPermission(pages[side], names[kind], 'denied');
    await said(words);
    await theRestGoesOn(side, kind);
    await setPermission(pages[side], names[kind], 'granted');
    await unsaid(words);
    await bothArriveFrom(side);
  });
});

it('was one call all along, and nobody was ever away', async () => {
  expect(await timelines(trial)).toEqual([['requested', 'offered', 'accepted', 'connected']]);
});
