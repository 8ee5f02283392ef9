import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sides } from '../support/away.ts';
import { FarCall } from '../support/far-call.ts';
import { lineIs } from '../support/line.ts';
import { sendsWith } from '../support/media-stats.ts';
import { Network } from '../support/network.ts';
import { remoteTracks, showsPicture } from '../support/remote-picture.ts';
import { screen } from '../support/trial.ts';

const stillWords = '映像が止まっています';

const possible = await Network.isPossible();

describe.runIf(possible)('a call over a network (where network namespaces may be made)', () => {
  let call: FarCall;
  beforeAll(async () => {
    call = await FarCall.start();
  });
  afterAll(() => call[Symbol.asyncDispose]());

  const bothShow = () => Promise.all(sides.map((side) => showsPicture(call[side])));
  const bothInCall = () => Promise.all(sides.map((side) => screen(call[side], 'in-call')));

  it('outlives a silence of the network', async () => {
    await bothShow();
    await call.network.cut();
    await call.tablet.getByText(stillWords).waitFor();
    await call.console.getByText(stillWords).waitFor();
    await lineIs(call.tablet, 'reconnecting');
    await sendsWith(call.tablet, 'video', { scaleResolutionDownBy: 2 });
    await call.network.mend();
    await lineIs(call.tablet, 'connected');
    for (const side of sides) await call[side].getByText(stillWords).waitFor({ state: 'detached' });
    await bothInCall();
    await bothShow();
    await sendsWith(call.tablet, 'video', { scaleResolutionDownBy: 1 });
  });

  it('outlives that the network of the tablet is switched off and on', async () => {
    await call.network.unplug();
    await lineIs(call.tablet, 'offline');
    // The browser would queue it, and the other side hear it late.
    await sendsWith(call.tablet, 'audio', { active: false });
    await call.network.plugIn();
    await sendsWith(call.tablet, 'audio', { active: true });
    await lineIs(call.tablet, 'connected');
    await bothInCall();
    await bothShow();
  });

  it('goes on with the same media at another address', async () => {
    const before = await remoteTracks(call.tablet);
    await call.network.move();
    await bothShow();
    await lineIs(call.tablet, 'connected');
    await bothInCall();
    await bothShow();
    expect(await remoteTracks(call.tablet)).toEqual(before);
  });
});
