import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sides } from '../support/away.ts';
import type { BadLine } from '../support/bad-line/bad-line.ts';
import { layBetween, mayLayBetween } from '../support/bad-line/lay-between.ts';
import { CameraFile } from '../support/camera-file.ts';
import { FarCall } from '../support/far-call.ts';
import { signingFilm } from '../support/films.ts';
import { holdsBack, sendsWith } from '../support/media-stats.ts';
import { showsPicture } from '../support/remote-picture.ts';
import { playsSound } from '../support/sound.ts';
import { testId } from '../support/trial.ts';

const possible = await mayLayBetween();

/** The tablet is behind the line; the interpreter sits beside the server. */
describe.runIf(possible)('a call over a bad line (where network namespaces may be made)', () => {
  let camera: CameraFile;
  let call: FarCall;
  let line: BadLine;
  beforeAll(async () => {
    camera = await CameraFile.make(signingFilm);
    call = await FarCall.start(camera.flags);
    line = await layBetween(call.network);
  });
  afterAll(async () => {
    await line[Symbol.asyncDispose]();
    await call[Symbol.asyncDispose]();
    await camera[Symbol.asyncDispose]();
  });

  const bothGoOn = (frames: number) => Promise.all(sides.map((side) => showsPicture(call[side], frames)));
  const standsOn = (page: Page, direction: 'seen' | 'sent', ...rungs: string[]) =>
    page.waitForSelector(
      rungs.map((rung) => `${testId('quality')}[data-${direction}="${rung}"]`).join(', '),
      {
        state: 'attached',
        timeout: 90_000,
      },
    );

  it('is sent whole where the line is clean', async () => {
    await bothGoOn(90);
    for (const side of sides)
      for (const direction of ['seen', 'sent'] as const) await standsOn(call[side], direction, 'full');
  });

  it('goes on while one packet of twenty is lost, on a way of a tenth of a second', async () => {
    await line.setBoth({ loss: 0.05, delay: 50 });
    // What is lost on the way to the server is not seen by the interpreter's browser as a slow line.
    await holdsBack(call.console);
    await bothGoOn(150);
    await Promise.all(sides.map((side) => playsSound(call[side])));
    const { up, down } = await line.tally();
    for (const { lost } of [up, down]) expect(lost).toBeGreaterThan(0);
    await line.setBoth({ loss: 0, delay: 0 });
  });

  it('gives up sharpness where the line of the tablet carries little, both know why, and all comes back', async () => {
    await line.setBoth({ rate: 300 });
    await Promise.all([
      standsOn(call.tablet, 'sent', 'smaller', 'lower'),
      standsOn(call.console, 'sent', 'smaller', 'lower'),
    ]);
    await sendsWith(call.tablet, 'video', { scaleResolutionDownBy: 2 });
    await call.tablet.getByText('こちらの回線が遅くなっています').waitFor();
    await call.console.getByText('相手側の回線が遅くなっています').waitFor();
    await bothGoOn(60);
    await line.setBoth({ rate: 0 });
    for (const side of sides)
      for (const direction of ['seen', 'sent'] as const) await standsOn(call[side], direction, 'full');
    await sendsWith(call.tablet, 'video', { scaleResolutionDownBy: 1 });
    await bothGoOn(30);
  });
});
