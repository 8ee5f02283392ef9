import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Restartable } from '../integration/restartable.ts';
import { sides, type CallSides } from '../support/away.ts';
import { databaseKinds } from '../support/databases.ts';
import { enterBoth } from '../support/enter.ts';
import { deviceCounts } from '../support/media-stats.ts';
import { showsPicture } from '../support/remote-picture.ts';
import { launchSmall } from '../support/small-browser.ts';
import { answer, ring, screen, testId } from '../support/trial.ts';

describe.each(databaseKinds)('a call whose server is started again, on %s', (kind) => {
  let browser: Browser;
  let server: Restartable;
  let pages: CallSides;
  beforeAll(async () => {
    browser = await launchSmall();
    server = await Restartable.create(kind, { tablets: 1, interpreters: [['jsl']] });
    await server.start();
    const [tablet, console] = await enterBoth(server, browser, 0);
    pages = { tablet, console };
  });
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
  });

  const bothShow = () => Promise.all(sides.map((side) => showsPicture(pages[side])));
  const bothAreIn = (name: string) => Promise.all(sides.map((side) => screen(pages[side], name)));

  async function killAndStart(): Promise<void> {
    await server.end('SIGKILL');
    await server.start();
  }

  it('still rings, and can be answered', async () => {
    await ring(pages);
    await killAndStart();
    await screen(pages.console, 'offer');
    await screen(pages.tablet, 'queued');
    await answer(pages);
    await bothShow();
  });

  it('goes on by itself after a kill, while both screens stay in it and the cameras stay open', async () => {
    const cameras = await Promise.all(sides.map((side) => deviceCounts(pages[side])));
    await server.end('SIGKILL');
    for (const side of sides)
      await pages[side].waitForSelector(`${testId('connection-state')}:not([data-state="connected"])`);
    await bothAreIn('in-call');
    await server.start();
    for (const side of sides)
      await pages[side].waitForSelector(`${testId('connection-state')}[data-state="connected"]`);
    await bothAreIn('in-call');
    await bothShow();
    expect(await Promise.all(sides.map((side) => deviceCounts(pages[side])))).toEqual(cameras);
  });

  it('goes on to its end on a server that is told to end, and both are told', async () => {
    const ended = server.end('SIGTERM');
    for (const side of sides) await pages[side].getByText('サーバーの切り替えがあります').waitFor();
    await pages.tablet.click(testId('end-call'));
    await screen(pages.tablet, 'survey');
    await screen(pages.console, 'wrap-up');
    expect(await ended).toBe(0);
  });

  it('was one call all along, with nothing lost or doubled', async () => {
    const { calls, events } = await server.rows((database) =>
      database.read('recorded', async (db) => ({
        calls: await db.selectFrom('call').select(['state', 'outcome', 'reason']).execute(),
        events: await db.selectFrom('call_event').select('type').orderBy('seq').execute(),
      })),
    );
    expect(calls).toEqual([{ state: 'ended', outcome: 'completed', reason: 'tapped' }]);
    const types = events.map(({ type }) => type);
    for (const once of ['requested', 'accepted', 'connected', 'ended'])
      expect(types.filter((type) => type === once)).toHaveLength(1);
  });
});
