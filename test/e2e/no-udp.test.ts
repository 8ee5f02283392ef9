import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sides } from '../support/away.ts';
import { FarCall } from '../support/far-call.ts';
import { lineStates, recordLine } from '../support/line.ts';
import { Network } from '../support/network.ts';
import { longestFreeze, recordPicture, showsPicture } from '../support/remote-picture.ts';
import { screen } from '../support/trial.ts';

const stillWords = '映像が止まっています';

/** Of the picture, until it has found another way. In milliseconds. */
const LONGEST_FREEZE = 6_000;

const possible = await Network.isPossible();

describe.runIf(possible)('media without UDP (where network namespaces may be made)', () => {
  let call: FarCall;
  beforeAll(async () => {
    call = await FarCall.start();
    await bothShow();
    await recordLine(call.tablet);
  });
  afterAll(() => call[Symbol.asyncDispose]());

  const bothShow = () => Promise.all(sides.map((side) => showsPicture(call[side])));
  const longestFreezes = () => Promise.all(sides.map((side) => longestFreeze(call[side])));

  async function recordPictures(): Promise<void> {
    for (const side of sides) await recordPicture(call[side]);
  }

  it('find their way over TCP by themselves, while both read that the picture stands still', async () => {
    await recordPictures();
    await call.network.forbidUdp();
    const words = sides.map((side) => call[side].getByText(stillWords));
    await Promise.all(words.map((each) => each.waitFor()));
    await Promise.all(words.map((each) => each.waitFor({ state: 'detached' })));
    await bothShow();
    for (const freeze of await longestFreezes()) expect(freeze).toBeLessThan(LONGEST_FREEZE);
  });

  it('go on undisturbed when UDP passes again', async () => {
    await recordPictures();
    await call.network.allowUdp();
    await Promise.all(sides.map((side) => showsPicture(call[side], 90)));
    for (const freeze of await longestFreezes()) expect(freeze).toBeLessThan(1_000);
  });

  it('were those of one call, whose line to the server never broke', async () => {
    expect(await lineStates(call.tablet)).not.toContain('reconnecting');
    await Promise.all(sides.map((side) => screen(call[side], 'in-call')));
  });
});
