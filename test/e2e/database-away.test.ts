import type { Browser, Page } from 'playwright-core';
import { Database } from '@mado/sfu-server/db/database.ts';
import { migrate } from '@mado/sfu-server/db/migrate.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sides, type CallSides } from '../support/away.ts';
import { startPostgres, type PostgresCluster } from '../support/postgres-cluster.ts';
import { remoteTracks, showsPicture } from '../support/remote-picture.ts';
import { launchSmall } from '../support/small-browser.ts';
import { answer, open, openApart, ring, screen, testId, Trial } from '../support/trial.ts';

let browser: Browser;
let cluster: PostgresCluster;
let database: Database;
let trial: Trial;
let pages: CallSides;
let other: Page;
beforeAll(async () => {
  browser = await launchSmall();
  cluster = await startPostgres();
  await cluster.create('ward');
  database = Database.postgres(cluster.url('ward'), () => undefined);
  await database.read('migrate', migrate);
  trial = await Trial.start(database, { MADO_LOG_LEVEL: 'silent' });
  pages = await openApart(browser, trial);
  const { tablets } = await trial.links();
  other = await open(await browser.newContext({ locale: 'ja-JP' }), tablets[1]?.url ?? '');
  await ring(pages);
  await answer(pages);
});
afterAll(async () => {
  await browser.close();
  await trial[Symbol.asyncDispose]();
  await cluster.stop();
});

const words = {
  home: 'いま新しい通話を始められません',
  call: '記録用のデータベースにつながりません。通話はこのまま続きます',
  idle: '記録用のデータベースにつながりません。復旧するまで',
};

it('lets the call go on while the database is away, and be ended and rated; the record follows', async () => {
  const { tablet, console: page } = pages;
  await screen(other, 'home');
  await Promise.all(sides.map((side) => showsPicture(pages[side])));
  const before = await Promise.all(sides.map((side) => remoteTracks(pages[side])));

  await cluster.crash();
  // Nobody needs to tap in vain to find out.
  await other.getByText(words.home).waitFor();
  expect(await other.isDisabled(testId('language-jsl'))).toBe(true);
  await page.getByText(words.call).waitFor();
  await Promise.all(sides.map((side) => showsPicture(pages[side])));

  await tablet.reload();
  await screen(tablet, 'in-call');
  await Promise.all(sides.map((side) => showsPicture(pages[side])));
  expect(await remoteTracks(page)).not.toEqual(before[1]);

  await tablet.click(testId('end-call'));
  await screen(tablet, 'survey');
  await screen(page, 'wrap-up');
  await tablet.click(testId('survey-3'));
  await screen(tablet, 'home');
  await tablet.getByText(words.home).waitFor();

  await cluster.restart();
  await tablet.getByText(words.home).waitFor({ state: 'detached' });
  await other.getByText(words.home).waitFor({ state: 'detached' });
  const recorded = await database.read('recorded', (db) =>
    db.selectFrom('call_event').select('type').orderBy('seq').execute(),
  );
  const types = recorded.map(({ type }) => type);
  expect(types.slice(0, 4)).toEqual(['requested', 'offered', 'accepted', 'connected']);
  expect(types.slice(-2)).toEqual(['ended', 'surveyed']);
  for (const once of ['connected', 'ended', 'surveyed'])
    expect(types.filter((type) => type === once)).toHaveLength(1);
});
